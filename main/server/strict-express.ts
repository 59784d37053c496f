import express, { type Express } from "express";

/** Matches paths exactly, and leaves queries to query-params.ts, which parses them strictly. */
export function createStrictExpress(): Express {
  const app = express();
  app.disable("x-powered-by");
  app.enable("strict routing");
  app.enable("case sensitive routing");
  app.set("query parser", false);
  return app;
}
