import { type Settings, settingsSchema } from "../../common/contract/settings.ts";

export const defaultSettings: Settings = settingsSchema.parse({});
