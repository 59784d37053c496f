/** The permissions the practice app may ask for (research/meta.md §2.1); any other is an invalid scope. */
export const permissions = [
  "public_profile",
  "email",
  "business_management",
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "instagram_basic",
  "instagram_manage_messages",
] as const;

export type Permission = (typeof permissions)[number];
export type PermissionStatus = "granted" | "declined" | "expired";

/** Those that can be given for some Pages and not for others, once these are ticked. */
export const pagePermissions = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "instagram_basic",
  "instagram_manage_messages",
] as const satisfies readonly Permission[];

/** Shared by every login; Facebook offers no way to decline it. */
export const alwaysGranted: Permission = "public_profile";

const known: ReadonlySet<string> = new Set(permissions);

export const isPermission = (name: string): name is Permission => known.has(name);

/** One bit a permission, so that a token can carry them all in two characters. */
export const toMask = (names: Iterable<Permission>): number =>
  [...names].reduce((mask, name) => mask | (1 << permissions.indexOf(name)), 0);

export const fromMask = (mask: number): readonly Permission[] =>
  permissions.filter((_, bit) => (mask & (1 << bit)) !== 0);
