-- expect: transaction-statement
/* all or nothing */ begin immediate;
create table reminders (id integer primary key);
end transaction