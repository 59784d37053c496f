/** What a person may be asked, and what their answer does to the grant. Pure. */
import { alwaysGranted, type Permission, type PermissionStatus } from "../permissions.ts";
import type { Grant } from "../state.ts";
import type { DialogRequest } from "./request.ts";

export interface Questions {
  /** `ask`: with these ticked beforehand. `keep`: the earlier choice is used again, unseen (research/meta.md §1.1). */
  readonly pages:
    | { readonly kind: "ask"; readonly ticked: Grant["pages"] }
    | { readonly kind: "keep"; readonly kept: Grant["pages"] };
  /** Those of the request that have no answer yet; when asked again, all. */
  readonly permissions: readonly Permission[];
  /** They are answered by one yes or no. */
  readonly allOrNone: boolean;
}

export interface Choice {
  readonly pages: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
  /** The one answer, where the permissions of a configuration are asked for. */
  readonly all: boolean;
}

export function questionsFor(request: DialogRequest, earlier: Grant | undefined): Questions {
  const { allOrNone } = request;
  const declinable = request.scopes.filter((scope) => scope !== alwaysGranted);
  if (!earlier || request.rerequest) {
    return {
      pages: { kind: "ask", ticked: earlier?.pages ?? "all" },
      permissions: declinable,
      allOrNone,
    };
  }
  const open = declinable.filter((scope) => !isAnswered(earlier, scope));
  return {
    pages: { kind: "keep", kept: earlier.pages },
    permissions: allOrNone && open.length > 0 ? declinable : open,
    allOrNone,
  };
}

/** An expired permission is asked for again; a declined one only when the app asks for it (`auth_type=rerequest`). */
function isAnswered(earlier: Grant, permission: Permission): boolean {
  const status = earlier.permissions.get(permission);
  return status === "granted" || status === "declined";
}

/** Earlier answers stay; what was asked is overwritten by the choice. */
export function grantAfter(
  earlier: Grant | undefined,
  questions: Questions,
  choice: Choice,
): Grant {
  const answers = questions.permissions.map((name): readonly [Permission, PermissionStatus] => [
    name,
    (questions.allOrNone ? choice.all : choice.permissions.has(name)) ? "granted" : "declined",
  ]);
  const withheld = questions.pages.kind === "keep" ? earlier?.withheld : undefined;
  return {
    pages: questions.pages.kind === "ask" ? choice.pages : questions.pages.kept,
    permissions: new Map([
      ...(earlier?.permissions ?? []),
      [alwaysGranted, "granted"] as const,
      ...answers,
    ]),
    ...(withheld && { withheld }),
  };
}
