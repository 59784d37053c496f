/** The dashboard of the Meta app. */
import type { State } from "../state.ts";
import { broken, fine, type Setting, type SettingsPage } from "./settings-page.ts";

export const dashboard = (state: State): SettingsPage => ({
  title: `App dashboard: ${state.app.name}`,
  intro:
    "Meta’s dashboard has everything about an app: its ID and secret, redirect addresses, use cases, permissions and people. Pagekeeper’s guide leads through it when you set up your own app. In practice mode, there is only this:",
  settings: [appType(state), login(state)],
});

const appType = ({ failureModes }: State): Setting =>
  failureModes.appType === "web"
    ? fine("App type", "Web.")
    : broken(
        "App type",
        "Native or desktop. Meta refuses some calls of such apps.",
        "Change the app type to Web",
        { action: "app-type", appType: "web" },
      );

const login = ({ failureModes }: State): Setting =>
  failureModes.dialog === "normal"
    ? fine("Facebook Login", "Works.")
    : broken("Facebook Login", "People can’t log in to this app.", "Put Facebook Login right", {
        action: "dialog",
        dialog: "normal",
      });
