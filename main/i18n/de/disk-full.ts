import type { diskFullTexts as english } from "../en/disk-full.ts";

export const diskFullTexts: typeof english = {
  accountsNotSaved:
    "Die Konten konnten auf diesem Computer nicht gespeichert werden. Prüfen Sie, ob die Festplatte Platz hat und nicht schreibgeschützt ist, und verbinden Sie dann neu.",
  accountNotRemoved:
    "Das Konto konnte nicht entfernt werden, weil die Festplatte dieses Computers voll oder schreibgeschützt ist. Schaffen Sie Platz, und trennen Sie es noch einmal.",
  settingsNotSaved:
    "Das konnte nicht gespeichert werden, weil die Festplatte dieses Computers voll oder schreibgeschützt ist. Schaffen Sie Platz, und speichern Sie es noch einmal.",
  resetIncomplete:
    "Nicht alles konnte entfernt werden, weil die Festplatte dieses Computers voll oder schreibgeschützt ist. Schaffen Sie Platz, und entfernen Sie noch einmal alles.",
  requestFailed: {
    title: "Die Festplatte dieses Computers ist voll oder schreibgeschützt",
    message:
      "Es wurde nichts geändert. Schaffen Sie Platz auf der Festplatte oder heben Sie ihren Schreibschutz auf, und versuchen Sie es erneut.",
  },
};
