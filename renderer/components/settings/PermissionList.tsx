import type { MetaAppSetup } from "../../../preload/contract.ts";
import { settingsTexts } from "../../settings-texts.ts";

/** What the app must be allowed to ask for, and at which access level (research/meta.md §1.8, §2.1). */
export function PermissionList({ permissions }: Pick<MetaAppSetup, "permissions">) {
  return (
    <details className="permissions">
      <summary>{settingsTexts.permissions}</summary>
      <p className="quiet">{settingsTexts.access}</p>
      <dl>
        {permissions.map(({ name, channels }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {settingsTexts.permissionUse(name)}{" "}
              <span className="quiet">{settingsTexts.permissionFor(channels)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
