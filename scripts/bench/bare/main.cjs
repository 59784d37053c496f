/** The smallest Electron app, to compare Pagekeeper's start and memory with. */
const { app, BrowserWindow } = require("electron");

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 700 });
  void window.loadFile("index.html");
});
