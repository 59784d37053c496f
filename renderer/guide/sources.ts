/** Meta's pages that the guide follows, with the titles and dates that they state. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** An ISO date. Absent if the page states none. */
  readonly date?: string;
}

const root = "https://developers.facebook.com";

export const sources = {
  createApp: {
    title: "Create an App with Meta",
    url: `${root}/documentation/development/create-an-app`,
    date: "2025-09-16",
  },
  appTypes: {
    title: "App Types",
    url: `${root}/docs/development/create-an-app/app-dashboard/app-types`,
  },
  basicSettings: {
    title: "Basic Settings",
    url: `${root}/documentation/development/create-an-app/app-dashboard/basic-settings`,
    date: "2023-10-18",
  },
  advancedSettings: {
    title: "Advanced Settings",
    url: `${root}/docs/development/create-an-app/app-dashboard/advanced-settings`,
  },
  loginSecurity: { title: "Login Security", url: `${root}/docs/facebook-login/security` },
  loginForBusiness: {
    title: "Facebook Login for Business",
    url: `${root}/documentation/facebook-login/facebook-login-for-business`,
    date: "2026-05-05",
  },
  manualFlow: {
    title: "Manually Build a Login Flow",
    url: `${root}/documentation/facebook-login/guides/advanced/manual-flow`,
    date: "2026-03-10",
  },
  permissions: { title: "Permissions Reference", url: `${root}/docs/permissions` },
  accessLevels: {
    title: "Access Levels",
    url: `${root}/docs/graph-api/overview/access-levels`,
  },
  appModes: {
    title: "App Modes",
    url: `${root}/docs/development/build-and-test/app-modes`,
    date: "2025-05-05",
  },
  appRoles: {
    title: "App Roles",
    url: `${root}/documentation/development/build-and-test/app-roles`,
  },
  conversations: {
    title: "Conversations API for Messenger Platform",
    url: `${root}/docs/messenger-platform/conversations`,
    date: "2026-02-11",
  },
  versioning: {
    title: "Platform Versioning",
    url: `${root}/docs/graph-api/guides/versioning`,
  },
  webhooks: { title: "Webhooks for Pages", url: `${root}/docs/pages-api/webhooks-for-pages` },
  dataDeletion: {
    title: "Data Deletion Request Callback",
    url: `${root}/docs/development/create-an-app/app-dashboard/data-deletion-callback`,
  },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;
