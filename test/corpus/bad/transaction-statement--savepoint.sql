-- expect: transaction-statement
SAVEPOINT before_index;
CREATE INDEX places_by_country ON places (country);
RELEASE before_index;
