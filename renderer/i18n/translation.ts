/** The type of a translation of `T`: it has the same keys and parameters, but any words. */
export type Translation<T> = T extends string
  ? string
  : T extends (...params: infer Params) => string
    ? (...params: Params) => string
    : { readonly [Key in keyof T]: Translation<T[Key]> };
