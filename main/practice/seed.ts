/** The people and Pages of the practice Facebook: fixed, so that a person learns them and a test may name them. */

export interface Person {
  /** Short word for forms and style sheets. */
  readonly key: "dana" | "sam";
  /** As Meta's app-scoped user ids. */
  readonly id: string;
  readonly name: string;
}

export interface InstagramProfile {
  readonly id: string;
  /** Without the `@`, as Graph gives it. */
  readonly username: string;
  readonly name: string;
}

/** Whether messages of the linked account can be read: its owner's switch, its kind, or no link at all. */
export type InstagramState = "open" | "closed" | "personal" | "unlinked";

export interface Page {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly instagram?: InstagramProfile;
  /** State at the start; absent: `open`. */
  readonly instagramState?: InstagramState;
  /** Owned through a business portfolio: listed only with `business_management`. */
  readonly portfolio: boolean;
  readonly hasPicture: boolean;
  /** Tasks of the person who holds it, unless the holding says otherwise. */
  readonly tasks: readonly string[];
}

export const people = {
  dana: { key: "dana", id: "122093485710004017", name: "Dana Reyes" },
  sam: { key: "sam", id: "122101938264008853", name: "Sam Okafor" },
} as const satisfies Record<string, Person>;

const fullTasks = ["MODERATE", "MESSAGING", "ANALYZE", "ADVERTISE", "CREATE_CONTENT", "MANAGE"];
/** Names of the new Pages experience for the same rights (research/meta.md §1.6). */
const profilePlusTasks = [
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_MESSAGING",
  "PROFILE_PLUS_ANALYZE",
  "PROFILE_PLUS_MANAGE",
];

const plain = { portfolio: false, hasPicture: true, tasks: fullTasks };

/** The Pages that teach (DESIGN.md §8). */
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

/** A business portfolio: its own Pages, and those that it runs for others. */
export interface Business {
  readonly id: string;
  readonly name: string;
  /** Ids of the people who work in it. */
  readonly people: readonly string[];
  readonly ownedPages: readonly Page[];
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

/** Two branches carry the names that break layouts: 80 characters, and right to left. */
const unusualNames: ReadonlyMap<number, string> = new Map([
  [39, "Northwind Bakery – Branch 39, in the old harbour hall by the fish market, door 4"],
  [40, "مخبز نورثويند – الفرع 40"],
]);

/** Branch number `number`, from 1; every second one has an Instagram account. */
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

export interface Holding {
  readonly page: Page;
  readonly tasks: readonly string[];
}

const hold = (page: Page): Holding => ({ page, tasks: page.tasks });

/** Dana's Pages: the first `count` of the teaching ones and then as many branches as it takes. */
export function danasPages(count: number): readonly Holding[] {
  const teaching: readonly Page[] = [
    pages.northwindBakery,
    pages.harborYoga,
    pages.cornerBooks,
    pages.lakesideDental,
    pages.studioFern,
  ];
  const branches = Array.from({ length: Math.max(0, count - teaching.length) }, (_, index) =>
    branch(index + 1),
  );
  return [...teaching.slice(0, count), ...branches].map(hold);
}

/** How many Pages Dana holds besides the branches. */
export const teachingPages = 5;

/** Sam's Pages: two of his own, and Harbor Yoga together with Dana. */
export const samsPages: readonly Holding[] = [
  hold(pages.okaforBikes),
  hold(pages.riversideChoir),
  { page: pages.harborYoga, tasks: profilePlusTasks },
];
