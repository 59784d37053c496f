/** The least an Electron app can be: what Pagekeeper's start and memory are measured against. */
const { app, BrowserWindow } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 700 });
  void window.loadFile("index.html");
});
