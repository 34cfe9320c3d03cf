//! A label of the notice with nothing behind it. Why: it reads as if something had been cut. Source: the reconciliation of
//! notices (an empty result). The reader's doubt of the same name, of texts only: a field of a checklist has no label without a text.
