// What the scripts hang on the one global `clic`; for the type checker only, no package carries this file.

type ClicShare = [number, number];
type ClicStamp = [number, string];
type ClicRuns = (number | [number, number])[];
/** Each weight and the quizzes that count alike in it. */
type ClicWeights = [number, ClicRuns][];
type ClicLetters = Record<string, string>;

/** The title comes with the first outline that is loaded, or with all titles. */
interface ClicModule { id: string; title: string; units: ClicRuns }
interface ClicTerms { pass: ClicShare | null; points: number; attempts: number | null; required: boolean;
  /** Hours after which there are as many attempts again. */
  after?: number;
}
interface ClicCourse {
  payload: number; id: string; title: string; adapter: string; modules: ClicModule[]; quizzes: Record<string, ClicTerms>;
  /** What stands between units and decimals, and the ten digits; as in English where they are left out. */
  decimal?: string; digits?: string;
  rule: any; strings: Record<string, string>;
  /** What the number that an LMS is told is made of; the points of what is required and has a pass mark, where it is left out. */
  score?: ClicWeights;
  /** Kibibytes of what the search loads. */
  search: number;
}
/** As it travels: modules by id, the numbers of quizzes with the usual terms, and those that must all be passed in one list. */
interface ClicStart extends Omit<ClicCourse, "modules"> { modules: Record<string, ClicRuns>; usual: Partial<ClicTerms>; plain: number[] }
/** A certificate as its page shows it; *issued* by the course itself, *online* where its own part is told as passed. */
interface ClicPaper { id: string; title: string; months: number | null; hours: string; text: string; issued: boolean; online: boolean; rule: any }
interface ClicConfirmation { text: string; by: string; least: string; of: string; unit: string }
/** What is asked about the learner: values and what is shown for them. */
interface ClicAttribute { id: string; ask: string; of: [string, string][] }
interface ClicPapers { certificates: ClicPaper[]; confirmed: Record<string, ClicConfirmation>; learner: ClicAttribute[] }
interface ClicPartner { name: string; role: string; link: string; logo: string }
interface ClicCredits { partners: ClicPartner[]; contact: string; rights: string }
type ClicUnitKind = "page" | "quiz" | "journal" | "scenario" | "survey" | "instrument" | "form" | "forum" | "declaration" | "confirmed";
interface ClicUnit { n: number; id: string; kind: ClicUnitKind; title: string; minutes: number | null; required: boolean; questions?: number }
interface ClicEntry extends ClicUnit { module: ClicModule }
interface ClicOption { letter: string; html: string; rect?: [number, number, number, number] }
interface ClicBlank { kind: "text" | "numeric" | "choice"; key: string; keys: string[]; exact?: boolean; unit?: string; signed?: boolean; options: [string, string][] }
type ClicKind =
  | "single" | "multiple" | "truefalse" | "text" | "numeric" | "match" | "categorise" | "order" | "blanks" | "scale" | "essay" | "hotspot";
interface ClicQuestion {
  n: number; id: string; kind: ClicKind; prompt: string; title: string; points: number; hint: string | null;
  options: ClicOption[];
  /** The left sides of pairs. */
  items: ClicOption[];
  /** Of a hotspot. */
  image: string; several: boolean;
  /** The fewest and the most words of an essay, 0 for no bound. */
  words: [number, number];
  /** What makes an answer right, as digests: see clic_scorm/rules/answers.py. */
  key: string; keys: string[]; parts?: Record<string, string>; places: string[]; blanks: Record<string, ClicBlank>;
  exact?: boolean; unit?: string; signed?: boolean; partial?: boolean;
  /** The bank that it comes from, where it is drawn; whether its options keep their order. */
  bank?: string; keep?: boolean;
}
/** Id, title and plain text of each unit. */
type ClicTexts = [string, string, string][];
/** A page has self-checks or none, a quiz has questions; what is not so in most quizzes may be missing. */
interface ClicContent {
  kind: ClicUnitKind; html: string; checks?: ClicQuestion[]; questions: ClicQuestion[];
  /** Parts of the runtime that its questions need. */
  parts?: string[];
  /** How many to draw, and of which questions. */
  draw?: [number, number[]][];
  shuffle?: "questions" | "options" | "both"; feedback?: "each" | "never"; used?: "practice"; ungraded?: boolean;
  /** Minutes; whether they can't be extended; whether the last result is shown rather than the best. */
  time?: number; essential?: boolean; last?: boolean;
}
/** A quiz on screen: where it is drawn, and what to do when it goes. */
interface ClicTable { body: HTMLElement; entry: ClicEntry; data: ClicContent; close: () => void }
interface ClicFeedbackParts { options?: Record<string, string>; correct?: string; incorrect?: string; always?: string; model?: string; rubric?: string }
type ClicFeedback = Record<string, ClicFeedbackParts>;

interface ClicOutcome { best: ClicShare; last: ClicShare; attempts: number; at: ClicStamp; answers: ClicLetters;
  /** The submitted attempt, from 1, that first reached the pass mark; 0 for none, or where nobody knows. */
  reached: number;
}
interface ClicRecord {
  pages: number[]; quizzes: Record<string, ClicOutcome>; bookmark: number; at: ClicStamp; seconds: number; token: string;
  other: Record<string, string>;
  /** Units done by their own condition; units that the learner declared done; what the learner wrote, stamped and packed, by key. */
  done: number[]; declared: number[]; texts: Record<string, string>;
  /** What the learner said last of themselves, by attribute; the version of the course in which a certificate was earned, by certificate. */
  learner: Record<string, [ClicStamp, string]>; earned: Record<string, string>;
}
interface ClicVerdict { met: string; hopeless: boolean; reasons: any[] }
/** The word of SCORM 1.2, the two of SCORM 2004, and whether a score may be told. */
interface ClicStanding {
  lesson: "incomplete" | "completed" | "passed" | "failed"; completion: "incomplete" | "completed"; success: "unknown" | "passed" | "failed";
  scored: boolean;
}
/** What completed and passed stand for: clic_scorm/rules/standing.py tells. */
interface ClicAims { completed: any; passed?: any; certificate?: string; waiting?: "completed" | "passed"; early?: boolean; marked?: boolean }
/** The rule of each certificate, a package's own part of it, by its id. */
interface ClicCertified extends Omit<ClicAims, "completed" | "passed"> { version: string; rules: Record<string, any>; asks?: boolean }
type ClicMode = "normal" | "browse" | "review";
type ClicTrouble = null | "no-lms" | "not-saved" | "closed";

/** One submitted answer, as an adapter reports it. */
interface ClicAnswer { unit: string; question: string; kind: ClicKind; letters: string; points: number; time: number;
  /** How it is told; an answer that waits from before this was written down has letters alone. */
  type?: ClicTold["type"]; said?: ClicTold["said"];
  /** Null where nobody can say. */
  right: boolean | null;
  /** The stamp of its submit. */
  at: ClicStamp;
  /** Its place among the interactions, once it was told, and whether the state counts it. */
  index?: number; counted?: boolean;
  /** It was given in an earlier launch: the LMS may hold a later one. */
  again?: boolean;
}
/** An answer as interactions have it: single letters, pairs of letters, or a text in one line, of any length. */
interface ClicTold {
  type: "true-false" | "choice" | "fill-in" | "long-fill-in" | "numeric" | "matching" | "sequencing" | "likert";
  said: string | string[] | string[][];
}
/** What an LMS is told at a report; `seconds` are those of this session. */
interface ClicReport { answers: ClicAnswer[]; score: string | null; standing: ClicStanding; seconds: number; base: number; record: ClicRecord }
interface ClicSubmitted { earned: number; possible: number; results: Record<string, ClicJudged> }
/** What became of an answer: its letters for the state, whether it and each of its parts is right, its points. */
interface ClicJudged { letters: string; right: boolean | null; points: number; parts: Record<string, boolean> }

/** A quiz and as much of a question as it takes to judge what the state keeps of an answer. */
type ClicQuestionMark = [number, ClicQuestion];
/** A module or a learning objective: id, words, required pages and quizzes; of a learning objective the questions that name it. */
type ClicGoal = [string, string, ClicRuns, number[], ClicQuestionMark[]?];

/** A tool that stands in the place of a unit, and the way back from it. */
interface ClicScreen { title: string; element: HTMLElement; close?: () => void; back: HTMLElement }

/** What the adapters of SCORM share: one session with the LMS's API. */
interface ClicBridge {
  /** Find the API and begin; where it has begun already, *probe* has to be readable. */
  open(probe: string): Promise<boolean>;
  /** An empty text where the LMS has nothing to say. */
  get(element: string): string;
  /** Whether the last call went well, as far as the LMS can tell. */
  well(): boolean;
  /** Set an element to what the LMS was not told yet. */
  put(element: string, value: string): boolean;
  /** Note what the LMS holds, so that it is not told again. */
  knows(element: string, value: string): void;
  /** Write and commit, once what earlier commits left in doubt is made good. */
  tell(act: () => boolean, last: boolean): boolean;
  end(): boolean;
  confirm(arrived: boolean): void;
}
/** What answers are told with in SCORM 1.2; `next` is the next free place: null before the LMS was asked, NaN where it keeps none. */
interface ClicTeller12 {
  get(element: string): string;
  well(): boolean;
  put(element: string, value: string): boolean;
  next: number | null;
}
/** What answers and objectives are told with in SCORM 2004. */
interface ClicTeller {
  get(element: string): string;
  put(element: string, value: string): boolean;
  /** Tell a status or a number if it is better than what the LMS holds. */
  raise(element: string, value: string): boolean;
  /** The places of entries by their ids, for each array that this session asked for. */
  places: Record<string, Map<string, number>>;
  /** Tell a score out of 100 below a place. */
  score(place: string, raw: string): boolean;
}

/** The six verbs that each adapter has, and all that the session knows of an LMS. */
interface ClicAdapter {
  /** Characters of state that the standard has an LMS keep; 4096 where it is not said. */
  room?: number;
  /** The learner's name as the LMS writes it; missing where there is no LMS. */
  name?(): string;
  /** Find the LMS and open a session, or open it again after `close`; false where there is none or it refuses. */
  open(): Promise<boolean>;
  /** Read what the LMS holds; ask once after each `open`. */
  load(): { mode: ClicMode; state: string; learner: string | null };
  /** Hand over the state; it travels with the next report. False when it was refused. */
  save(state: string): boolean;
  /** Tell everything that changed and have it stored. False when it may be lost. */
  report(report: ClicReport): boolean;
  /** Report for the last time and end the session. */
  close(report: ClicReport): boolean;
  /** Hear whether what was reported last has arrived, as far as the session can find out; what has not is told again with the next report. */
  confirm(arrived: boolean): void;
}

interface Clic {
  t(text: string, values?: Record<string, string | number>): string;
  strings(more: Record<string, string>): void;
  /** A number as people write it in the language of the course. */
  numeral(text: string | number): string;
  course(course: ClicStart): void;
  first(title: string, unit: ClicUnit): void;
  outline(id: string, title: string, units: ClicUnit[]): void;
  titles(titles: Record<string, string>): void;
  unit(id: string, unit: ClicContent): void;
  feedback(id: string, feedback: ClicFeedback): void;
  index(id: string, texts: ClicTexts): void;
  part(name: string, styled: boolean): void;
  /** What the page of certificates shows; in the part `certificate`. */
  papers?(papers: ClicPapers): void;
  /** Who stands behind the course; in the part `credits`. */
  credits?(credits: ClicCredits): void;
  loader: {
    course: ClicCourse;
    outline(id: string): Promise<ClicUnit[]>;
    /** Wait until each module has its title. */
    titles(): Promise<void>;
    unit(id: string): Promise<ClicContent>;
    feedback(id: string): Promise<ClicFeedback>;
    /** What the search looks through in a module. */
    index(id: string): Promise<ClicTexts>;
    /** Scripts that are not needed at the start, by their name in load-order.txt. */
    part(name: string): Promise<void>;
    /** The start payload, asked for again where the page's own request for it failed. */
    start(): Promise<ClicCourse>;
    prefetch(id: string): void;
    numbers(module: ClicModule): number[];
    order(): number[];
    moduleOf(n: number): ClicModule | undefined;
    find(n: number): Promise<ClicEntry>;
    locate(id: string): Promise<ClicEntry>;
  };
  /** These come with the aids, once the first page is there. */
  rules: {
    /** With *alone* nobody will ever confirm anything. */
    evaluate(rule: any, quizzes: Record<string, any>, record: ClicRecord, alone?: boolean): ClicVerdict;
    report(quizzes: Record<string, ClicTerms>, record: ClicRecord, weights?: ClicWeights): string | null;
    /** The record once the learner said which value an attribute has. */
    tell(record: ClicRecord, attribute: string, value: string, at: ClicStamp): ClicRecord;
  };
  /** What the build wrote of certificates; this and the next come with the aids, too. */
  certified(given: ClicCertified): void;
  standing: {
    standing(aims: ClicAims, quizzes: Record<string, ClicTerms>, record: ClicRecord): ClicStanding;
    now(record: ClicRecord): ClicStanding;
    /** Note in a record which certificates are earned. */
    earn(record: ClicRecord): void;
    /** A package's own part of each certificate's rule, by its id. */
    rules(): Record<string, any>;
    /** Whether there is a page of certificates: for one of them, or for a question about the learner. */
    paged(): boolean;
    /** Whether the package's own part is told as passed while people have still to say the rest. */
    online(): boolean;
  };
  score: {
    digest(text: string): string;
    better(one: ClicShare, other: ClicShare): ClicShare;
    passes(outcome: { best: ClicShare; attempts: number } | undefined, pass: ClicShare | null): boolean;
    /** The attempt that first reached the pass mark, once another was submitted; 0 for none. */
    reached(before: ClicOutcome | undefined, now: { best: ClicShare; attempts: number }, pass: ClicShare | null): number;
    percent(share: ClicShare | [bigint, bigint]): string;
    /** The numbers that a list of numbers and runs stands for. */
    expand(runs: (number | number[])[]): number[];
  };
  /** Comes with the first quiz. */
  judge: {
    lettersOf(question: ClicQuestion, salt: string, given: string): string;
    recall(question: ClicQuestion, salt: string, letters: string): ClicJudged;
    /** What stands in each blank. */
    entriesOf(given: string): ClicLetters;
    /** Judge what was given to a question of this course, or what the state keeps of it. */
    given(question: ClicQuestion, given: string): ClicJudged;
    kept(question: ClicQuestion, letters: string): ClicJudged;
    /** The state's letters as something given: of what was typed only its worth is known. */
    again(question: ClicQuestion, letters: string): string;
    /** Keep what was typed. */
    remember(question: ClicQuestion, given: string): void;
    /** What was given, empty where its words are gone. */
    words(question: ClicQuestion, given: string): string;
    told(question: ClicQuestion, letters: string, given: string): ClicTold;
  };
  /** These two come with the first question that is answered by typing. */
  fold: { SPACES: RegExp; UNSEEN: RegExp; digits(text: string): string; tidy(text: string): string; fold(text: string): string };
  number: { read(text: string, unit?: string): { value: string; ask: string; ways: string[] }; cells(value: string): string[] };
  state: {
    empty(token: string, device: string): ClicRecord;
    encode(record: ClicRecord): string;
    decode(text: string): { record: ClicRecord | null; reason: null | "empty" | "damaged" | "newer" };
    merge(one: ClicRecord, other: ClicRecord): ClicRecord;
    later(a: ClicStamp, b: ClicStamp): boolean;
    /** What an LMS is given: texts as far as so many characters allow, and only where the learner agreed. */
    fit(record: ClicRecord, room: number): ClicRecord;
  };
  /** What a learner writes as plain ASCII; it comes with what needs it. */
  writing: { pack(text: string): string; unpack(packed: string): string | null };
  /** What the learner wrote, did and declared; it comes with what needs it. */
  store: {
    get(key: string): string;
    put(key: string, text: string, later?: boolean): void;
    agreed(): boolean | null;
    agree(yes: boolean): void;
    travels(key: string): boolean;
    /** All the texts that travel, by key. */
    held(): Record<string, string>;
    isDone(n: number): boolean;
    done(n: number): void;
    declare(n: number): void;
  };
  /** Numbers and dates of forms; it comes with the first form. */
  reckon: {
    sum(numbers: string[]): string;
    product(numbers: string[]): string;
    compare(a: string, b: string): number;
    number(text: string, kind: string): { value: string; ask: string; ways: string[] };
    date(text: string, language: string): { value: string; ask: string; ways: string[] };
    said(value: string, language: string): string;
  };
  draw: {
    rank(text: string): number;
    draw(seed: string, pools: [number, number[]][], fence: number): number[];
    shuffled<T extends number | string>(seed: string, things: T[]): T[];
  };
  attempts: {
    /** How many are left; null for no limit. Moments are minutes since 1970. */
    left(terms: { attempts: number | null; after?: number }, used: number, since: number, now: number): number | null;
    opensIn(terms: { attempts: number | null; after?: number }, since: number, now: number): number;
  };
  sitting: {
    current(n: number): { attempt: number; fence: number; seconds: number; extensions: number; since: number; answers: ClicLetters };
    begun(n: number): boolean;
    begin(entry: ClicUnit, unit: ClicContent): void;
    asked(entry: ClicUnit, unit: ClicContent): ClicQuestion[];
    reviewed(entry: ClicUnit, unit: ClicContent, outcome: ClicOutcome): ClicQuestion[];
    submit(entry: ClicUnit, unit: ClicContent, questions: ClicQuestion[], answers: ClicLetters): ClicSubmitted;
    /** In how many minutes there are attempts again; 0 for now. */
    opensIn(n: number): number;
    draft(n: number): ClicLetters | null;
    keepDraft(n: number, answers: ClicLetters | null): void;
    spend(entry: ClicUnit, seconds: number): void;
    extend(entry: ClicUnit): void;
    /** Keep an answer for good, before the attempt is submitted. */
    lock(entry: ClicUnit, number: number, letters: string): void;
  };
  lms: ClicAdapter;
  /** An API by its name and its methods' names, written out where a reader of packages looks for them. */
  bridge(name: string, begin: string, read: string, write: string, store: string, end: string, fault: string): ClicBridge;
  /** Tell answers if what that takes is here; else it is loaded, and then they are told. */
  answered(answers: ClicAnswer[], tell?: (answers: ClicAnswer[]) => void): boolean;
  /** Tell answers in the adapter's own words; comes with the quizzes. */
  tellAnswers(lms: any, answers: ClicAnswer[], base?: number): void;
  /** Type and response of an answer in the words of an edition of SCORM; `answered` says whether it is here. */
  interaction(answer: ClicAnswer, edition: 1.2 | 2004): { type: string; response: string; result: string };
  /** Modules and learning objectives, and what an LMS of SCORM 2004 is told of them. */
  goals(rows: ClicGoal[]): void;
  /** The places of what the LMS holds in an array, by their ids; asked for once. */
  entries(lms: ClicTeller, array: string, most: number): Map<string, number>;
  /** Units whose answers an LMS is not told one by one. */
  silent(units: string[]): void;
  objectives?: { tell(lms: ClicTeller, record: ClicRecord, completion: string): boolean };
  /** Other values that may be stored for a moment in place of those that may be lost, as [element, other, value]. */
  heal?(lost: [string, string][]): [string, string, string][];
  journal: {
    /** Choose whose journal it is, null where there is no LMS to say so; nothing is ever written to one that is read only. */
    open(course: string, learner: string | null, readOnly: boolean): void;
    /** Two characters that tell this device from another. */
    device(): string;
    /** So many random characters a-z0-9. */
    random(length: number): string;
    /** Bring together what the device and the LMS hold; `record` null means a new start, `waiting` are answers that may not have arrived. */
    settle(state: string, heard: boolean): { record: ClicRecord | null; newer: boolean; waiting: ClicAnswer[] };
    /** `finished` tells whether nothing is left to do in the course. */
    write(state: string, waiting: ClicAnswer[], finished?: boolean): void;
    /** Two records of one learner as one, under the token of the second. */
    join(one: ClicRecord, other: ClicRecord): ClicRecord;
    /** Note that what was written last is in the LMS. */
    confirm(): void;
    /** Where what was written last is kept: for good, until the tab is closed, or "" for nowhere. */
    kept(): "device" | "tab" | "";
    /** A hash of course and learner; "" where no LMS ever said who it is. */
    who(): string;
    get(name: string): string | null;
    /** Store something on the device, or in the tab where the device is not the learner's own; false where it was refused. */
    put(name: string, text: string): boolean;
    drop(name: string): void;
    /** What is stored of this learner's work. */
    names(): string[];
    /** Remove what is stored of this learner's work, and store no more of it in this launch. */
    forget(): void;
    /** What is answered and not submitted, as a text that only this device keeps. */
    draft(text?: string): string | null;
  };
  session: {
    record: ClicRecord;
    mode: ClicMode;
    trouble: ClicTrouble;
    open(): Promise<{ resumed: boolean }>;
    seen(n: number): void;
    visit(n: number): void;
    /** Take up the result of a quiz, with the answers behind it. */
    take(n: number, share: ClicShare, kept: ClicLetters, told: ClicAnswer[]): void;
    /** Score the answers to a quiz and take up the result; it comes with `submit.js`. */
    submit(entry: ClicUnit, unit: ClicContent, answers: ClicLetters): ClicSubmitted;
    judge(question: ClicQuestion, given: string): ClicJudged;
    /** Keep a section of the state that a part of the runtime writes. */
    keep(section: string, make: (at: ClicStamp) => string, soon: boolean): void;
    /** Hear that what evaluates the rule is here. */
    evaluated(): void;
    /** What the rule says of the record, or with *first* of the one that this launch found; null until what evaluates it is here. */
    verdict(first?: boolean): ClicVerdict | null;
    /** What the LMS is told of status. */
    standing(): ClicStanding;
    attemptsLeft(n: number): number | null;
    retry(): void;
    onchange(listener: () => void): void;
    /** Say whose device it is, or ask: null where nobody was asked yet; this and `erase` come with `device.js`. */
    ownDevice(own?: boolean): boolean | null;
    /** Answers that no commit was confirmed for. */
    waiting(): ClicAnswer[];
    /** Add a record of this learner, from wherever it was kept, and answers that may not have arrived; the LMS hears of it soon, or with `later` at the next occasion. */
    join(record: ClicRecord, waiting: ClicAnswer[], later?: boolean): void;
    /** Characters of state that the LMS is given; with `more` try so many, unless it is known to refuse them. */
    room(more?: number): number;
    /** All that is kept of the learner's work, as the text of a file; this and the next come with `rescue.js`. */
    exported(): string;
    /** Take up such a text; anything but "merged" says why nothing was changed. One of somebody else, as far as is known, only if *sure*. */
    imported(text: string, sure?: boolean): string;
    /** Remove what the course keeps on the device. */
    erase(): void;
  };
  /** The view's own parts: its scripts say what they hold. */
  view: any;
  dom: any;
  kinds: any;
}

declare var clic: Clic;
