-- expect: drop-table, contract-step
/* Settings live in the
   browser now; nobody reads them. */
drop /* really */ table
  main . "settings" -- the end
;
