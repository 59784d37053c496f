export interface Person {
  /** A short identifier for form fields and style sheets. */
  readonly key: "dana" | "sam";
  /** An id in the format of an app-scoped user id. */
  readonly id: string;
  readonly name: string;
}

export interface InstagramProfile {
  readonly id: string;
  /** The username without `@`, as Graph returns it. */
  readonly username: string;
  readonly name: string;
}

/**
 * The state of a Page's link to Instagram:
 * - `open`: the linked account's messages can be read
 * - `closed`: the account's owner has turned off message access for connected tools
 * - `personal`: the linked account is a personal one
 * - `unlinked`: the Page has no Instagram account
 */
export type InstagramState = "open" | "closed" | "personal" | "unlinked";

export interface Page {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly instagram?: InstagramProfile;
  /** The default is `open` if the Page has an Instagram account. */
  readonly instagramState?: InstagramState;
  /**
   * Whether the Page belongs to a business portfolio. If so, it is listed only with the permission
   * `business_management`.
   */
  readonly portfolio: boolean;
  readonly hasPicture: boolean;
  /** The tasks that a person with access to the Page usually has. */
  readonly tasks: readonly string[];
}

export const people = {
  dana: { key: "dana", id: "122093485710004017", name: "Dana Reyes" },
  sam: { key: "sam", id: "122101938264008853", name: "Sam Okafor" },
} as const satisfies Record<string, Person>;

const fullTasks = ["MODERATE", "MESSAGING", "ANALYZE", "ADVERTISE", "CREATE_CONTENT", "MANAGE"];
/** The names of tasks in the new Pages experience (docs/research/meta.md §1.6). */
const profilePlusTasks = [
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_MESSAGING",
  "PROFILE_PLUS_ANALYZE",
  "PROFILE_PLUS_MANAGE",
];

const plain = { portfolio: false, hasPicture: true, tasks: fullTasks };

/** Each Page represents a situation that users meet (docs/architecture.md, "Practice mode"). */
export const pages = {
  northwindBakery: {
    ...plain,
    id: "104512987345601",
    name: "Northwind Bakery",
    category: "Bakery",
    instagram: { id: "17841405822304901", username: "northwind.bakery", name: "Northwind Bakery" },
  },
  harborYoga: {
    ...plain,
    id: "104512987345602",
    name: "Harbor Yoga",
    category: "Yoga studio",
    hasPicture: false,
  },
  cornerBooks: {
    ...plain,
    id: "104512987345603",
    name: "Corner Books",
    category: "Bookshop",
    tasks: ["ANALYZE", "ADVERTISE", "CREATE_CONTENT"],
  },
  lakesideDental: {
    ...plain,
    id: "104512987345604",
    name: "Lakeside Dental",
    category: "Dentist",
    portfolio: true,
    instagram: { id: "17841405822304904", username: "lakeside.dental", name: "Lakeside Dental" },
  },
  studioFern: {
    ...plain,
    id: "104512987345605",
    name: "Studio Fern",
    category: "Florist",
    instagram: { id: "17841405822304905", username: "studio.fern", name: "Studio Fern" },
    instagramState: "closed",
  },
  okaforBikes: {
    ...plain,
    id: "104512987345611",
    name: "Okafor Bikes",
    category: "Bicycle shop",
    instagram: { id: "17841405822304911", username: "okafor.bikes", name: "Okafor Bikes" },
  },
  riversideChoir: {
    ...plain,
    id: "104512987345612",
    name: "Riverside Choir",
    category: "Choir",
    tasks: profilePlusTasks,
  },
} as const satisfies Record<string, Page>;

/** A business portfolio, which Graph calls a business. */
export interface Business {
  readonly id: string;
  readonly name: string;
  /** The ids of the people who have access to the portfolio. */
  readonly people: readonly string[];
  readonly ownedPages: readonly Page[];
  /** The Pages that this business manages for other businesses. */
  readonly clientPages: readonly Page[];
}

export const businesses: readonly Business[] = [
  {
    id: "230918457760112",
    name: "Lakeside Group",
    people: [people.dana.id],
    ownedPages: [pages.lakesideDental],
    clientPages: [pages.studioFern],
  },
];

/**
 * Names that are hard to lay out, by branch number. One name has 80 characters, and the other is
 * written from right to left.
 */
const unusualNames: ReadonlyMap<number, string> = new Map([
  [39, "Northwind Bakery – Branch 39, in the old harbour hall by the fish market, door 4"],
  [40, "مخبز نورثويند – الفرع 40"],
]);

/** Returns a branch. `number` starts at 1, and every second branch has an Instagram account. */
function branch(number: number): Page {
  const two = String(number).padStart(2, "0");
  const name = unusualNames.get(number) ?? `Northwind Bakery – Branch ${two}`;
  const instagram = {
    id: `17841406${String(number).padStart(9, "0")}`,
    username: `northwind.branch${two}`,
    name: `Northwind Branch ${two}`,
  };
  return {
    ...plain,
    id: `1085${String(number).padStart(11, "0")}`,
    name,
    category: "Bakery",
    ...(number % 2 === 0 ? { instagram } : {}),
  };
}

export interface PageAccess {
  readonly page: Page;
  readonly tasks: readonly string[];
}

const usualAccess = (page: Page): PageAccess => ({ page, tasks: page.tasks });

/** Returns `count` Pages. The named Pages come first, and the rest are bakery branches. */
export function danasPages(count: number): readonly PageAccess[] {
  const named: readonly Page[] = [
    pages.northwindBakery,
    pages.harborYoga,
    pages.cornerBooks,
    pages.lakesideDental,
    pages.studioFern,
  ];
  const branches = Array.from({ length: Math.max(0, count - named.length) }, (_, index) =>
    branch(index + 1),
  );
  return [...named.slice(0, count), ...branches].map(usualAccess);
}

/** The number of Dana's Pages that are not bakery branches. */
export const namedPageCount = 5;

/** The Pages that Sam manages, including Harbor Yoga, which Dana manages as well. */
export const samsPages: readonly PageAccess[] = [
  usualAccess(pages.okaforBikes),
  usualAccess(pages.riversideChoir),
  { page: pages.harborYoga, tasks: profilePlusTasks },
];
