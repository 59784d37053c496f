/** What each translation provides: the keys and parameters of the English texts, with any words. */
export type Translation<T> = T extends string
  ? string
  : T extends (...params: infer Params) => string
    ? (...params: Params) => string
    : { readonly [Key in keyof T]: Translation<T[Key]> };
