/** The smallest Electron app in the tray, to compare Pagekeeper's idle hours with. */
const { join } = require("node:path");
const { app, Menu, Tray } = require("electron");

let tray;

void app.whenReady().then(() => {
  tray = new Tray(join(__dirname, "../../../assets/tray/works.png"));
  tray.setContextMenu(Menu.buildFromTemplate([{ role: "quit" }]));
});
