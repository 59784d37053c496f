/** The least an Electron app in the tray can be: what Pagekeeper's idle hours are measured against. */
const { join } = require("node:path");
const { app, Menu, Tray } = require("electron");

let tray;

void app.whenReady().then(() => {
  tray = new Tray(join(__dirname, "../../../assets/tray/works.png"));
  tray.setContextMenu(Menu.buildFromTemplate([{ role: "quit" }]));
});
