interface Named {
  readonly name: string;
  readonly instagram?: { readonly username: string } | undefined;
}

/** Returns the name people know an account by: the @username on Instagram, else the Page's name. */
export const displayName = ({ name, instagram }: Named): string =>
  instagram ? `@${instagram.username}` : name;
