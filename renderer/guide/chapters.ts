import type { GuideTexts } from "../i18n/en/guide.ts";
import type { PictureName } from "./pictures/index.ts";
import type { SourceName } from "./sources.ts";

export type ChapterName = keyof GuideTexts["chapters"];

/** A step without a source is about Pagekeeper, or about what users of other apps reported. */
export interface Step<Name extends string = string> {
  readonly name: Name;
  readonly source?: SourceName | "reports";
  readonly picture?: PictureName;
}

type Chapters = {
  readonly [C in ChapterName]: readonly Step<
    Extract<keyof GuideTexts["chapters"][C]["steps"], string>
  >[];
};

/** The steps of each chapter in order. Their texts are in i18n. */
export const chapters: Chapters = {
  create: [
    { name: "start", source: "createApp", picture: "createApp" },
    { name: "useCases", source: "createApp", picture: "useCases" },
    { name: "instagram", source: "conversations", picture: "instagramSetUp" },
    { name: "portfolio", source: "conversations" },
    { name: "login", source: "loginForBusiness" },
  ],
  credentials: [
    { name: "copy", source: "basicSettings", picture: "basicSettings" },
    { name: "native", source: "advancedSettings", picture: "advancedSettings" },
    { name: "requireSecret", source: "loginSecurity" },
    { name: "keepSafe", source: "basicSettings" },
  ],
  login: [
    { name: "classic", source: "manualFlow" },
    { name: "business", source: "loginForBusiness", picture: "configuration" },
  ],
  redirect: [
    { name: "exact", source: "loginSecurity" },
    { name: "direct", source: "appModes", picture: "direct" },
    { name: "page", source: "loginSecurity", picture: "redirectUris" },
  ],
  permissions: [
    { name: "where", source: "permissions" },
    { name: "levels", source: "accessLevels" },
    { name: "roles", source: "appRoles", picture: "roles" },
  ],
  live: [
    { name: "details", source: "basicSettings" },
    { name: "verify", source: "permissions" },
    { name: "review", source: "accessLevels" },
    { name: "relay" },
    { name: "switch", source: "appTypes", picture: "liveSwitch" },
    { name: "instagram", source: "conversations" },
  ],
  server: [
    { name: "webhooks", source: "webhooks" },
    { name: "deletion", source: "dataDeletion" },
  ],
  errors: [
    { name: "urlBlocked", source: "reports" },
    { name: "insecure", source: "reports" },
    { name: "notActive", source: "reports" },
    { name: "invalidScopes", source: "reports" },
    { name: "unavailable", source: "reports" },
    { name: "samePages", source: "reports" },
    { name: "localhost" },
  ],
  missingPages: [
    { name: "notChosen" },
    { name: "portfolio", source: "permissions" },
    { name: "allPages", source: "reports" },
    { name: "noRole", source: "conversations" },
    { name: "otherPerson" },
    { name: "instagram", source: "conversations" },
    { name: "development", source: "appModes" },
  ],
  otherApp: [{ name: "change" }, { name: "blocked" }, { name: "version", source: "versioning" }],
};

export const chapterNames = Object.keys(chapters) as readonly ChapterName[];

/** The chapters whose steps follow each other. The others list choices or causes. */
export const inOrder: readonly ChapterName[] = ["create", "credentials", "live"];
