/** Whether the keyboard has the Command key in place of Ctrl. */
export const isMac = navigator.platform.startsWith("Mac");
