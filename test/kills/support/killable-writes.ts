/** Lets a process kill itself at one of its writes. */
import keytar from "keytar";

export interface Kill {
  /** The number of the write, counted from 0 when `expectWrites` was called. */
  readonly write: number;
  /** `during` kills the process this many milliseconds after the write has started. */
  readonly moment: "before" | "after" | { readonly during: number };
}

const die = () => process.kill(process.pid, "SIGKILL");
let writes: string[] = [];
let kill: Kill | undefined;

/** Starts to count writes anew, and kills the process at one of them if there is a `kill`. */
export function expectWrites(next?: Kill): void {
  writes = [];
  kill = next;
}

/** Returns the names of the writes so far, such as `records` or `set tokens:1`. */
export const writesSoFar = (): readonly string[] => writes;

/** Returns a function to call after the write. */
function beforeWrite(name: string): () => void {
  const isLast = writes.push(name) - 1 === kill?.write;
  if (!isLast) return () => undefined;
  if (kill?.moment === "before") die();
  if (typeof kill?.moment === "object") setTimeout(die, kill.moment.during);
  return kill?.moment === "after" ? die : () => undefined;
}

/** Returns the same file, whose writes count. */
export const withKills = <T, F extends { set(next: T): void }>(name: string, file: F): F => ({
  ...file,
  set(next: T) {
    const afterWrite = beforeWrite(name);
    file.set(next);
    afterWrite();
  },
});

const { setPassword, deletePassword } = keytar;
keytar.setPassword = async (service, account, secret) => {
  const afterWrite = beforeWrite(`set ${account}`);
  await setPassword(service, account, secret);
  afterWrite();
};
keytar.deletePassword = async (service, account) => {
  const afterWrite = beforeWrite(`delete ${account}`);
  const deleted = await deletePassword(service, account);
  afterWrite();
  return deleted;
};
