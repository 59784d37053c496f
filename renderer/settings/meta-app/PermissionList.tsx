import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { MetaAppSetup } from "../../../common/contract/meta-app.ts";
import { settingsTexts } from "../../i18n/settings.ts";

/**
 * Lists the permissions that the Meta app needs, with their access levels (docs/research/meta.md
 * §2.1).
 */
export function PermissionList({ permissions }: Pick<MetaAppSetup, "permissions">) {
  const uses: Readonly<Record<string, string>> = settingsTexts.permissionUses;
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
              {uses[name]} <span className="quiet">{onlyFor(channels)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function onlyFor([type, ...more]: readonly ChannelType[]): string | undefined {
  return type && more.length === 0 ? settingsTexts.permissionFor(type) : undefined;
}
