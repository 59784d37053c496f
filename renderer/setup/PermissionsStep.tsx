import type { MetaAppPermission, TestedPermission } from "../../common/contract/meta-app.ts";
import { CircleCheck, TriangleAlert } from "../controls/icons.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { setupTexts } from "../i18n/setup.ts";
import type { MetaAppFields } from "../settings/meta-app/meta-app-fields.ts";
import type { StepProps } from "./step-props.ts";
import { countGranted } from "./walk-state.ts";

/** Lists each permission with what the test login found, and what to do about it. */
export function PermissionsStep({ walk: { state, setup } }: StepProps) {
  const { testLogin, fields } = state;
  const passed = testLogin?.name === "done" ? testLogin : undefined;
  return (
    <>
      <p>
        {passed
          ? setupTexts.permissionsTested(countGranted(passed), passed.permissions.length)
          : setupTexts.permissionsUntested}
      </p>
      <ul className="setup-permissions">
        {(passed?.permissions ?? setup.permissions).map((permission) => (
          <Permission key={permission.name} permission={permission} login={fields.login} />
        ))}
      </ul>
      <p className="quiet">{setupTexts.access}</p>
    </>
  );
}

interface PermissionProps {
  readonly permission: MetaAppPermission | TestedPermission;
  readonly login: MetaAppFields["login"];
}

function Permission({ permission, login }: PermissionProps) {
  const { name, required } = permission;
  const status = "status" in permission ? permission.status : undefined;
  const uses: Readonly<Record<string, string>> = settingsTexts.permissionUses;
  return (
    <li className={status === "granted" || status === undefined ? "" : "lacking"}>
      <span className="permission-status">
        {status === "granted" && <CircleCheck />}
        {(status === "declined" || status === "missing") && <TriangleAlert />}
        {status === undefined ? setupTexts.untested : setupTexts.statuses[status]}
      </span>
      <div>
        <code>{name}</code> {required && <span className="tag">{setupTexts.required}</span>}
        <p className="quiet">{uses[name]}</p>
        {(status === "declined" || status === "missing") && (
          <p>
            {status === "declined" ? setupTexts.remedies.declined : setupTexts.remedies[login]}
            {!required && ` ${setupTexts.optionalMissing}`}
          </p>
        )}
      </div>
    </li>
  );
}
