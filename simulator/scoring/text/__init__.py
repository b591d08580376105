"""Reading a reply: folding, words, clauses, negation, quotations, question forms, language. Knows no weights."""
