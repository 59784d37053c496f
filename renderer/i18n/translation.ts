/**
 * The type of a translation of `T`. It has the same keys and parameters, but its words may differ.
 */
export type Translation<T> = T extends string
  ? string
  : T extends (...params: infer Params) => string
    ? (...params: Params) => string
    : { readonly [Key in keyof T]: Translation<T[Key]> };
