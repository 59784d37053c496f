/** Decides what the dialog asks, and how the person's answers change the grant. */
import { alwaysGranted, type Permission, type PermissionStatus } from "../permissions.ts";
import type { Grant } from "../state.ts";
import type { DialogRequest } from "./request.ts";

export interface Questions {
  readonly pages:
    | { readonly kind: "ask"; readonly preselected: Grant["pages"] }
    /** The dialog silently reuses the earlier choice (docs/research/meta.md §1.1). */
    | { readonly kind: "reuse"; readonly selected: Grant["pages"] };
  /**
   * The permissions to ask about. On a rerequest, these are all requested permissions. In other
   * cases, they are the requested permissions that the person has not answered yet.
   */
  readonly permissions: readonly Permission[];
  /** Whether the person can only accept or decline all permissions together. */
  readonly allOrNone: boolean;
}

export interface Choice {
  readonly pages: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
  /** Whether the person accepts all permissions. Used only with `allOrNone`. */
  readonly all: boolean;
}

export function questionsFor(request: DialogRequest, earlier: Grant | undefined): Questions {
  const { allOrNone } = request;
  const declinable = request.scopes.filter((scope) => scope !== alwaysGranted);
  if (!earlier || request.rerequest) {
    return {
      pages: { kind: "ask", preselected: earlier?.pages ?? "all" },
      permissions: declinable,
      allOrNone,
    };
  }
  const open = declinable.filter((scope) => !isAnswered(earlier, scope));
  return {
    pages: { kind: "reuse", selected: earlier.pages },
    permissions: allOrNone && open.length > 0 ? declinable : open,
    allOrNone,
  };
}

/**
 * Returns whether the dialog skips a permission. The dialog asks again about expired permissions,
 * but not about declined ones.
 */
function isAnswered(earlier: Grant, permission: Permission): boolean {
  const status = earlier.permissions.get(permission);
  return status === "granted" || status === "declined";
}

/** Returns the grant after the dialog. New answers replace earlier ones. */
export function grantAfter(
  earlier: Grant | undefined,
  questions: Questions,
  choice: Choice,
): Grant {
  const answers = questions.permissions.map((name): readonly [Permission, PermissionStatus] => [
    name,
    (questions.allOrNone ? choice.all : choice.permissions.has(name)) ? "granted" : "declined",
  ]);
  const withheld = questions.pages.kind === "reuse" ? earlier?.withheld : undefined;
  return {
    pages: questions.pages.kind === "ask" ? choice.pages : questions.pages.selected,
    permissions: new Map([
      ...(earlier?.permissions ?? []),
      [alwaysGranted, "granted"] as const,
      ...answers,
    ]),
    ...(withheld && { withheld }),
  };
}
