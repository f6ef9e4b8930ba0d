// The language inside SQL comments: `-- @renamed from=old_name`, `-- @backfill using=(coalesce(a, 0)) batch=500`.
// The parser sees the text of one directive from its `@` on, without the comment marks.
grammar Directive;

directive  : AT WORD argument* EOF ;
argument   : WORD EQUALS value | STRING | NUMBER | phrase ;
phrase     : WORD (DASH WORD)* ;
value      : expression | STRING | NUMBER | name (DOT name)* ;
name       : WORD | QUOTED ;
expression : OPEN (expression | ~(OPEN | CLOSE))* CLOSE ;  // SQL, which PostgreSQL's own parser reads

AT      : '@' ;
EQUALS  : '=' ;
DOT     : '.' ;
DASH    : '-' ;
OPEN    : '(' ;
CLOSE   : ')' ;
NUMBER  : [0-9]+ ;
ESCAPED : [eE] '\'' ( '\\' . | '\'\'' | ~['\\] )* '\'' ;
WORD    : [\p{L}_] [\p{L}\p{N}_$]* ;
QUOTED  : '"' ( ~["\u0000] | '""' )+ '"' ;
STRING  : '\'' ( ~['] | '\'\'' )* '\'' ;
DOLLARS : '$$' .*? '$$' ;
SPACE   : [ \t\r\n]+ -> skip ;
OTHER   : . ;
