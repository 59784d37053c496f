/** The permissions that an app may request (docs/research/meta.md §2.1). */
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

/** What each permission allows, in words for the person who grants it. */
export const permissionLabels: Readonly<Record<Permission, string>> = {
  public_profile: "See your name and profile picture",
  email: "See your email address",
  business_management: "See your business portfolios and their Pages",
  pages_show_list: "See the list of your Pages",
  pages_messaging: "Read and answer messages to your Pages",
  pages_manage_metadata: "Be told about new messages to your Pages",
  pages_read_engagement: "See the names of people who write to your Pages",
  instagram_basic: "See your Instagram accounts",
  instagram_manage_messages: "Read and answer messages to your Instagram accounts",
};

/** The permissions that a person can grant for only some of the selected Pages. */
export const pagePermissions = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "instagram_basic",
  "instagram_manage_messages",
] as const satisfies readonly Permission[];

/** The permission that Facebook does not let anyone decline. */
export const alwaysGranted: Permission = "public_profile";

const known: ReadonlySet<string> = new Set(permissions);

export const isPermission = (name: string): name is Permission => known.has(name);

/** Stores each permission in one bit, so that a token can hold all of them in two characters. */
export const toMask = (names: Iterable<Permission>): number =>
  [...names].reduce((mask, name) => mask | (1 << permissions.indexOf(name)), 0);

export const fromMask = (mask: number): readonly Permission[] =>
  permissions.filter((_, bit) => (mask & (1 << bit)) !== 0);
