import { personName } from "../../state.ts";
import { requestedFields, selectFields } from "../fields.ts";
import type { Handler, UserNode } from "../types.ts";

/** `GET /me` (docs/research/meta.md §1.5). */
export const readMe: Handler<UserNode> = (state, call, { person }) =>
  selectFields(
    {
      name: "User",
      defaults: ["name", "id"],
      fields: { id: () => person.id, name: () => personName(state, person) },
    },
    requestedFields(call.params),
  );
