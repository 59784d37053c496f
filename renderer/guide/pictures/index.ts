import type { ComponentType } from "react";
import type { GuideTexts } from "../../i18n/en/guide.ts";
import { Direct } from "./Direct.tsx";
import * as dashboard from "./dashboard.tsx";

export type PictureName = keyof GuideTexts["pictures"];

export const pictures: Readonly<Record<PictureName, ComponentType>> = {
  createApp: dashboard.CreateApp,
  useCases: dashboard.UseCases,
  instagramSetUp: dashboard.InstagramSetUp,
  basicSettings: dashboard.BasicSettings,
  advancedSettings: dashboard.AdvancedSettings,
  configuration: dashboard.Configuration,
  direct: Direct,
  redirectUris: dashboard.RedirectUris,
  roles: dashboard.Roles,
  liveSwitch: dashboard.LiveSwitch,
};
