import type { noticeTexts as english } from "../en/notices.ts";

export const noticeTexts: typeof english = {
  keptAside: {
    accounts: (file: string, why: "damaged" | "newer") =>
      `${keptAside(file, why)} Ihre Tokens sind noch im Schlüsselbund; verbinden Sie neu, um Ihre Konten zu sehen.`,
    settings: (file: string, why: "damaged" | "newer") =>
      `${keptAside(file, why)} Die Einstellungen sind wieder, wie sie am Anfang waren.`,
  },
  versionRetired: (version: string, newest: string) =>
    `Meta beantwortet die Version ${version} seiner Graph-API nicht mehr und verwendet an ihrer Stelle eine andere, die sich anders verhalten kann. Wählen Sie ${newest} in den Einstellungen der Meta-App.`,
  removalInterrupted:
    "Pagekeeper war dabei, alles zu entfernen, und wurde unterbrochen, daher kann einiges noch hier sein. Wählen Sie in den Einstellungen noch einmal „Alles entfernen“.",
  backendFailed:
    "Pagekeeper konnte nicht vollständig starten, daher kann gerade nichts verbunden werden. Beenden Sie es und starten Sie es noch einmal.",
};

function keptAside(file: string, why: "damaged" | "newer"): string {
  const reason =
    why === "damaged" ? "konnte nicht gelesen werden" : "stammt von einem neueren Pagekeeper";
  return `Eine Datei von Pagekeeper ${reason}. Sie wurde als ${file} behalten.`;
}
