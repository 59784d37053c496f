/** What every language must have: the keys of the English texts and the facts that each takes, but not their English words. */
export type Widened<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };
