import { useCallback, useEffect, useState } from "react";
import {
  API_BASE,
  appParameter,
  type ConnectedChannel,
  type FacebookAccount,
  openSession,
  sessionReady,
} from "./pagekeeper.ts";

/** What is known of the list: the channels, or why there are none. */
type Channels = readonly ConnectedChannel[] | "loading" | "signed-out" | "no-answer";

const titles = { messenger: "Messenger", instagram: "Instagram" };

export function App() {
  const [channels, setChannels] = useState<Channels>("loading");
  const [status, setStatus] = useState("");
  const [error, setError] = useState("");

  const handleMessengerAuth = () => {
    sessionStorage.setItem("connecting", "messenger");
    const currentPath = window.location.pathname + window.location.search;
    const encodedPath = encodeURIComponent(currentPath);
    window.location.href = `${API_BASE}/connect?type=messenger&redirect_path=${encodedPath}&${appParameter}`;
  };

  const handleInstagramAuth = () => {
    sessionStorage.setItem("connecting", "instagram");
    const currentPath = window.location.pathname + window.location.search;
    const encodedPath = encodeURIComponent(currentPath);
    window.location.href = `${API_BASE}/connect?type=instagram&redirect_path=${encodedPath}&${appParameter}`;
  };

  const loadConnectedChannels = useCallback(async () => {
    await sessionReady;
    try {
      const response = await fetch(`${API_BASE}/auth/facebook/channels`, {
        credentials: "include",
      });
      if (response.ok) {
        sessionStorage.removeItem("session");
        setChannels((await response.json()).channels);
      } else if (response.status !== 401) {
        setError(await readMessage(response));
      } else if (sessionStorage.getItem("session")) {
        // The way to Pagekeeper and back has brought no session, so let the user decide.
        setChannels("signed-out");
      } else {
        sessionStorage.setItem("session", "opening");
        openSession();
      }
    } catch {
      // Pagekeeper isn't running, or hasn't allowed this page. The browser doesn't say which.
      setChannels("no-answer");
    }
  }, []);

  useEffect(() => {
    const params = new URLSearchParams(window.location.search);
    // Anybody can write a link with a result, so show only the result of a login from this page.
    const connecting = sessionStorage.getItem("connecting") !== null;

    if (
      connecting &&
      params.get("facebook_connected") === "true" &&
      params.get("type") === "messenger"
    ) {
      setStatus("✅ Facebook Messenger connected");
    }

    if (
      connecting &&
      params.get("facebook_connected") === "true" &&
      params.get("type") === "instagram"
    ) {
      setStatus("✅ Instagram connected");
    }

    if (connecting && params.get("error")) {
      setError(decodeURIComponent(params.get("error") as string));
    }

    if (params.has("facebook_connected") || params.has("error")) {
      sessionStorage.removeItem("connecting");
      window.history.replaceState({}, "", window.location.pathname);
    }
    loadConnectedChannels();
  }, [loadConnectedChannels]);

  const disconnect = async (path: string, name: string) => {
    setStatus("");
    setError("");
    try {
      const response = await fetch(`${API_BASE}${path}`, {
        method: "DELETE",
        credentials: "include",
      });
      if (response.ok) setStatus(`${name} disconnected`);
      else setError(await readMessage(response));
    } catch {
      setError("Pagekeeper does not answer this page.");
    }
    await loadConnectedChannels();
  };

  return (
    <main>
      <h1>Channels</h1>
      <div className="buttons">
        <button type="button" onClick={handleMessengerAuth}>
          Connect Messenger
        </button>
        <button type="button" onClick={handleInstagramAuth}>
          Connect Instagram
        </button>
      </div>
      <p role="status">{status}</p>
      <p role="alert">{error}</p>
      <ConnectedChannels channels={channels} onDisconnect={disconnect} />
    </main>
  );
}

async function readMessage(response: Response): Promise<string> {
  const { error } = await response.json();
  return error.message;
}

interface ConnectedChannelsProps {
  readonly channels: Channels;
  readonly onDisconnect: (path: string, name: string) => void;
}

function ConnectedChannels({ channels, onDisconnect }: ConnectedChannelsProps) {
  if (channels === "loading") return <p>Loading…</p>;
  if (channels === "no-answer") {
    return (
      <p>
        Pagekeeper does not answer this page. Start Pagekeeper, and connect a channel. The first
        time, Pagekeeper asks whether this page may use it.
      </p>
    );
  }
  if (channels === "signed-out") {
    return (
      <button type="button" onClick={openSession}>
        Open session
      </button>
    );
  }
  if (channels.length === 0) return <p>No accounts are connected.</p>;
  return channels.map(({ id, type, accounts }) => (
    <section key={id} aria-label={titles[type]}>
      <header>
        <h2>{titles[type]}</h2>
        <button
          type="button"
          onClick={() => onDisconnect(`/auth/facebook/channel/${id}`, titles[type])}
        >
          Disconnect all of {titles[type]}
        </button>
      </header>
      <ul>
        {accounts.map((account) => (
          <li key={account.id}>
            <span>
              <strong>{nameOf(account)}</strong> {account.health.message}
            </span>
            <button
              type="button"
              aria-label={`Disconnect ${nameOf(account)}`}
              onClick={() => onDisconnect(`/auth/facebook/account/${account.id}`, nameOf(account))}
            >
              Disconnect
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

const nameOf = ({ name, instagram }: FacebookAccount) =>
  instagram ? `@${instagram.username}` : name;
