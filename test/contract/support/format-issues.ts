import { z } from "zod";

/** What does not fit, and where. Of a choice of shapes, the one that comes closest is spoken of. */
export const explain = ({ issues }: z.ZodError): string =>
  z.prettifyError(new z.ZodError(issues.flatMap(nearest)));

function nearest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const [closest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return closest
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(nearest);
}
