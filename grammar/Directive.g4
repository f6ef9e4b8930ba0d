// The language inside SQL comments: `-- @renamed from=old_name`. The parser sees the text of one
// comment from its `@` on, without the comment marks.
grammar Directive;

directive : AT WORD argument* EOF ;
argument  : WORD EQUALS value ;
value     : name (DOT name)* | STRING | NUMBER ;
name      : WORD | QUOTED ;

AT     : '@' ;
EQUALS : '=' ;
DOT    : '.' ;
NUMBER : [0-9]+ ;
WORD   : [\p{L}_] [\p{L}\p{N}_$]* ;
QUOTED : '"' ( ~["\u0000] | '""' )+ '"' ;
STRING : '\'' ( ~['] | '\'\'' )* '\'' ;
SPACE  : [ \t\r\n]+ -> skip ;
OTHER  : . ;
