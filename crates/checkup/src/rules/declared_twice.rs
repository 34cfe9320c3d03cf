//! A count that is declared twice with different numbers. Why: one of them is wrong, and the reader does not know which. Source:
//! as `declared_counts`. The reader's doubt of the same name, of texts only: a checklist keeps each declared number once.
