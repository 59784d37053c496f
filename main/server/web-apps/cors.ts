import type { Request, RequestHandler, Response } from "express";

/** How long browsers may remember a preflight's response, in seconds. */
const preflightMaxAge = 600;

/** Lets the pages of an allowed web app read the response. */
export function allowReading(request: Request, response: Response): void {
  response.set({
    "Access-Control-Allow-Origin": request.get("Origin") ?? "",
    "Access-Control-Allow-Credentials": "true",
    Vary: "Origin",
  });
}

/** Answers the preflights of allowed web apps, which guard/rules.ts has let through. */
export const preflight =
  (method: "GET" | "DELETE"): RequestHandler =>
  (request, response) => {
    allowReading(request, response);
    response.set({
      "Access-Control-Allow-Methods": method,
      "Access-Control-Allow-Headers": "Content-Type",
      "Access-Control-Max-Age": String(preflightMaxAge),
    });
    // Chrome 104 to 141 asked for this header. Newer versions ask the user instead.
    if (request.get("Access-Control-Request-Private-Network") === "true") {
      response.set("Access-Control-Allow-Private-Network", "true");
    }
    response.status(204).end();
  };
