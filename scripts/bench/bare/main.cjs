/** The smallest Electron app, as a baseline for Pagekeeper's start-up time and memory. */
const { app, BrowserWindow } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 700 });
  void window.loadFile("index.html");
});
