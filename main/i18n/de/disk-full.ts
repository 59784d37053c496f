import type { diskFullTexts as english } from "../en/disk-full.ts";

const why = "weil die Festplatte dieses Computers voll oder schreibgeschützt ist";

export const diskFullTexts: typeof english = {
  accountsNotSaved: `Die Konten konnten nicht gespeichert werden, ${why}. Schaffen Sie Platz und verbinden Sie dann noch einmal.`,
  accountNotDisconnected: `Das Konto konnte nicht getrennt werden, ${why}. Schaffen Sie Platz und trennen Sie es dann noch einmal.`,
  settingsNotSaved: `Das konnte nicht gespeichert werden, ${why}. Schaffen Sie Platz und versuchen Sie es dann erneut.`,
  resetIncomplete: `Nicht alles konnte entfernt werden, ${why}. Schaffen Sie Platz und entfernen Sie dann noch einmal alles.`,
  requestFailed: {
    title: "Die Festplatte dieses Computers ist voll oder schreibgeschützt",
    message:
      "Es wurde nichts geändert. Schaffen Sie Platz auf der Festplatte oder heben Sie ihren Schreibschutz auf und versuchen Sie es dann erneut.",
  },
};
