/**
 * The smallest Electron app with a tray icon, as a baseline for the processor time that an idle
 * Pagekeeper uses.
 */
const { join } = require("node:path");
const { app, Menu, Tray } = require("electron");

let tray;

void app.whenReady().then(() => {
  tray = new Tray(join(__dirname, "../../../assets/tray/works.png"));
  tray.setContextMenu(Menu.buildFromTemplate([{ role: "quit" }]));
});
