/** Parameters of messages that need more than a number or a name. */
import type { ChannelType } from "../../common/contract/accounts.ts";

export interface DifferentUserParams {
  /** The name of the user who logged in. */
  readonly user: string;
  readonly taken: ConnectedByOthers;
  readonly owners: readonly string[];
}

export type ConnectedByOthers =
  | { readonly kind: "account"; readonly name: string }
  | { readonly kind: "pages"; readonly count: number };

/** The accounts that a sentence is about. */
export interface AffectedAccounts {
  /** Their names, if there are so few that the sentence names them. */
  readonly names?: readonly string[] | undefined;
  /** Their number in each channel that has any. */
  readonly counts: readonly { readonly channel: ChannelType; readonly count: number }[];
}

/** A cause that a new login of this person ends. */
export interface LoginCause {
  readonly person: string;
  readonly affected: AffectedAccounts;
  /** When the person's access ended, in ISO 8601, if it expired and the time is known. */
  readonly expiredAt?: string | undefined;
}
