/*
 * Fills the page from the data blocks in it. Values of the data are only set as text, never as
 * markup. The parts are independent of each other: a part that is not on the page is skipped.
 */
(() => {
  "use strict";

  const LANGUAGE = "en";
  const PAGE_ROWS = 25;
  const GALLERY_ROWS = 24;
  const BARS = 12;
  const DAY = 86400;

  // ---- Data and numbers

  function data(id) {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  }

  /** Returns the rows of a result as objects with a property for each column. */
  function objects(result) {
    return result.rows.map((row) =>
      Object.fromEntries(result.columns.map((column, i) => [column, row[i]])));
  }

  const grouped = new Intl.NumberFormat(LANGUAGE);
  const compact = new Intl.NumberFormat(LANGUAGE, { notation: "compact", maximumFractionDigits: 1 });
  const twoDecimals = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const collator = new Intl.Collator(LANGUAGE, { numeric: true });
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const utc = (time) => new Date(time * 1000);
  const shortMonth = (time) => MONTHS[utc(time).getUTCMonth()].slice(0, 3);
  /** Formats times, which are midnights in UTC, in seconds. */
  const dates = {
    short: (time) => `${utc(time).getUTCDate()} ${shortMonth(time)} ${utc(time).getUTCFullYear()}`,
    day: (time) => `${utc(time).getUTCDate()} ${shortMonth(time)}`,
    month: (time) => `${shortMonth(time)} ${utc(time).getUTCFullYear()}`,
  };

  /** Formats an integer. The data contains a string if a number could not represent it exactly. */
  const integer = (value) => grouped.format(typeof value === "string" ? BigInt(value) : value);
  const seconds = (iso) => Date.parse(iso + "T00:00:00Z") / 1000;
  const shownDay = (iso) => {
    const time = seconds(iso);
    return Number.isFinite(time) ? dates.short(time) : String(iso ?? "");
  };
  const count = (n, one, many) => `${grouped.format(n)} ${n === 1 ? one : many}`;
  const plain = (text) => String(text ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // ---- Elements

  function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value === true) {
        element.setAttribute(name, "");
      } else if (value !== false && value != null) {
        element.setAttribute(name, value);
      }
    }
    element.append(...children.flat().filter((child) => child != null));
    return element;
  }

  /** Shows a text of the data, whose direction does not affect the surrounding text. */
  const own = (text) => h("bdi", {}, String(text ?? ""));

  /** Returns the URL of a video, or null if the id cannot be an id of YouTube. */
  const watch = (id) => /^[\w-]{1,64}$/.test(id) ? "https://www.youtube.com/watch?v=" + encodeURIComponent(id) : null;

  function videoLink(title, id) {
    const href = watch(id);
    const shown = title ? own(title) : own("(no title)");
    return href ? h("a", { href, rel: "noreferrer noopener", target: "_blank" }, shown) : shown;
  }

  /** Returns a group of buttons, one of which is pressed. */
  function choice(label, options, chosen, choose) {
    const buttons = options.map(([value, text]) =>
      h("button", { type: "button", "aria-pressed": String(value === chosen), onclick: () => pick(value) }, text));
    function pick(value) {
      buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(options[i][0] === value)));
      choose(value);
    }
    return h("div", { class: "group", role: "group", "aria-label": label }, buttons);
  }

  /** Returns buttons that turn pages. */
  function pager(label, perPage, turn) {
    const status = h("span", { role: "status" });
    const step = (text, name, by) => h("button", { type: "button", "aria-label": name, onclick: () => go(by) }, text);
    const first = step("«", "First page", -Infinity);
    const previous = step("‹ Previous", "Previous page", -1);
    const next = step("Next ›", "Next page", 1);
    const last = step("»", "Last page", Infinity);
    let page = 0;
    let pages = 1;
    let total = 0;
    let noun = ["row", "rows"];
    function go(by) {
      page = Math.min(Math.max(page + by, 0), pages - 1);
      show();
      turn(page * perPage);
    }
    const buttons = h("div", { class: "group" }, first, previous, next, last);

    function show() {
      first.disabled = previous.disabled = page === 0;
      next.disabled = last.disabled = page >= pages - 1;
      buttons.hidden = pages === 1;
      status.textContent = pages === 1
        ? count(total, ...noun)
        : `${grouped.format(page * perPage + 1)}–${grouped.format(Math.min(total, (page + 1) * perPage))} of ${count(total, ...noun)}`;
    }
    const element = h("nav", { class: "pager", "aria-label": label }, status, buttons);
    return {
      element,
      reset(rows, nouns = noun) {
        total = rows;
        noun = nouns;
        page = 0;
        pages = Math.max(1, Math.ceil(rows / perPage));
        show();
      },
    };
  }

  // ---- A table that is searched, sorted and paged

  const KINDS = {
    text: { cell: (value) => own(value), compare: (a, b) => collator.compare(a ?? "", b ?? ""), style: "wide" },
    code: { cell: (value) => h("span", { class: "code" }, own(value)), compare: (a, b) => collator.compare(a ?? "", b ?? ""), style: "id" },
    name: { cell: (value) => own(value), compare: (a, b) => collator.compare(a ?? "", b ?? ""), style: "" },
    list: { cell: (value) => own((value ?? []).join(", ")), compare: (a, b) => collator.compare((a ?? []).join(), (b ?? []).join()), style: "" },
    day: { cell: (value) => shownDay(value), compare: (a, b) => (a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0, style: "nowrap" },
    number: { cell: integer, compare: (a, b) => Number(a) - Number(b), style: "numeric", largestFirst: true },
    average: { cell: (value) => twoDecimals.format(value), compare: (a, b) => a - b, style: "numeric", largestFirst: true },
  };

  /**
   * columns: {key, name, kind, cell}; options: {label, nouns, search: keys or false, sort: [key, ascending]}.
   * Returns the element and a function that shows only the rows that match a condition.
   */
  function table(rows, columns, { label, nouns = ["row", "rows"], search = [], sort = null }) {
    let shown = rows;
    let condition = () => true;
    let words = [];
    let haystack = null;
    let [sortKey, ascending] = sort ?? [null, true];

    const body = h("tbody");
    const heads = columns.map((column) => h("th", { scope: "col", class: KINDS[column.kind].style },
      h("button", { type: "button", onclick: () => sortBy(column) }, column.name)));
    const grid = h("table", {}, h("caption", { class: "hidden" }, label), h("thead", {}, h("tr", {}, heads)), body);
    const scroll = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `${label}: table` }, grid);
    const pages = pager(`Pages of ${label}`, PAGE_ROWS, draw);
    const element = h("div");
    if (search && search.length && rows.length > 5) {
      const input = h("input", { type: "search", placeholder: "Search", "aria-label": `Search ${label}`, autocomplete: "off", spellcheck: "false",
        oninput: () => { words = plain(input.value).split(/\s+/).filter(Boolean); select(); } });
      element.append(h("div", { class: "tools" }, input));
    }
    element.append(scroll, pages.element);

    function matches(row, i) {
      haystack = haystack ?? rows.map((r) => plain(search.map((key) => [r[key]].flat().join(" ")).join(" ")));
      return words.every((word) => haystack[i].includes(word));
    }
    function select() {
      shown = rows.filter((row, i) => condition(row) && (words.length === 0 || matches(row, i)));
      order();
    }
    function order() {
      const column = columns.find((c) => c.key === sortKey);
      if (column) {
        const compare = KINDS[column.kind].compare;
        const sign = ascending ? 1 : -1;
        shown = [...shown].sort((a, b) => sign * compare(a[sortKey], b[sortKey]));
      }
      heads.forEach((head, i) => {
        if (columns[i].key === sortKey) {
          head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        } else {
          head.removeAttribute("aria-sort");
        }
      });
      pages.reset(shown.length, nouns);
      draw(0);
    }
    function sortBy(column) {
      ascending = sortKey === column.key ? !ascending : !KINDS[column.kind].largestFirst;
      sortKey = column.key;
      order();
    }
    function draw(from) {
      body.replaceChildren(...shown.slice(from, from + PAGE_ROWS).map((row) =>
        h("tr", {}, columns.map((column) => {
          const kind = KINDS[column.kind];
          return h("td", { class: kind.style }, column.cell ? column.cell(row) : row[column.key] == null ? "" : kind.cell(row[column.key]));
        }))));
      if (shown.length === 0) {
        body.append(h("tr", {}, h("td", { class: "none", colspan: columns.length }, "Nothing matches.")));
      }
    }
    order();
    return { element, show(only) { condition = only; select(); } };
  }

  /** Returns a table that is created when the reader first opens it. */
  function rowsOf(make, summary = "Show as table") {
    const details = h("details", { class: "rows" }, h("summary", {}, summary));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) {
        details.append(make());
      }
    });
    return details;
  }

  // ---- Bars: a number for each name

  /** items: {name, value, note}; if choose is given, each bar is a button that filters. */
  function bars(items, { label, format = integer, choose = null, most = BARS, mark = false }) {
    const values = items.map((item) => Number(item.value));
    const largest = values.reduce((a, b) => Math.max(a, b), 1);
    const best = mark && values.filter((value) => value === largest).length === 1 ? values.indexOf(largest) : -1;
    let pressed = null;
    const entries = items.map((item, i) => {
      const fill = h("span");
      fill.style.width = `${(100 * Number(item.value)) / largest}%`;
      const parts = [
        h("span", { class: "name" }, own(item.name)),
        h("span", { class: "numeric" }, format(item.value), item.note ? ` ${item.note}` : ""),
        h("span", { class: "track", "aria-hidden": "true" }, fill),
      ];
      const inner = choose
        ? h("button", { type: "button", "aria-pressed": "false", onclick: () => press(i) }, parts)
        : h("div", {}, parts);
      return h("li", { class: i === best ? "best" : null, hidden: i >= most && items.length > most + 2 }, inner);
    });
    function press(i) {
      pressed = pressed === i ? null : i;
      entries.forEach((entry, n) => entry.firstChild.setAttribute("aria-pressed", String(n === pressed)));
      choose(pressed === null ? null : items[pressed].name);
    }
    const element = h("div", {}, h("ul", { class: "bars", "aria-label": label }, entries));
    if (entries.some((entry) => entry.hidden)) {
      const more = h("button", { type: "button", class: "quiet more", onclick: () => {
        entries.forEach((entry) => { entry.hidden = false; });
        entries[most].querySelector("button")?.focus();
        more.remove();
      } }, `Show all ${grouped.format(items.length)}`);
      element.append(more);
    }
    return element;
  }

  // ---- A chart of a value for each day or year

  const redraws = [];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /**
   * points: {x, value, text} in the order of x; step: the distance between two neighbours; texts: {x, axis, unit}.
   * Draws bars, or a line if bars would be too narrow. Marks the largest value.
   */
  function chart({ label, step, isTime, shownX, axisX, top = (points) => points.reduce((best, p, i) => p.value > points[best].value ? i : best, 0), low = false }) {
    const box = h("div", { class: low ? "chart low" : "chart", role: "group", "aria-roledescription": "chart", tabindex: 0 });
    const readout = h("p", { class: "readout", role: "status" });
    let points = [];
    let filled = [];
    let best = 0;
    let plot = null;
    let at = null;

    function fill() {
      // A day without a value leaves a gap in the line.
      filled = [];
      for (const point of points) {
        const before = filled.at(-1);
        for (let x = before ? before.x + step : point.x; before && x < point.x - step / 2; x += step) {
          filled.push({ x, value: null });
        }
        filled.push(point);
      }
    }

    function draw() {
      const range = plot ? [plot.scales.x.min, plot.scales.x.max] : null;
      plot?.destroy();
      const ink = colour("--soft");
      const line = colour("--line");
      const accent = colour("--accent");
      const bar = colour("--bar");
      const font = `12px ${getComputedStyle(document.body).fontFamily}`;
      const dense = filled.length > box.clientWidth / 4;
      const marked = filled.indexOf(points[best]);
      const xs = filled.map((p) => p.x);
      const ys = filled.map((p) => p.value);
      const columns = uPlot.paths.bars({ size: [0.72, 48], align: 0 });
      const series = dense
        ? [{}, { stroke: bar, width: 1.5, fill: bar + "33", points: { show: false } },
            { stroke: accent, paths: () => null, points: { show: true, size: 9, fill: accent, stroke: accent } }]
        : [{}, { fill: bar, stroke: bar, width: 0, paths: columns, points: { show: false } },
            { fill: accent, stroke: accent, width: 0, paths: columns, points: { show: false } }];
      plot = new uPlot({
        width: box.clientWidth,
        height: box.clientHeight,
        legend: { show: false },
        padding: [28, 8, 0, 0],
        cursor: { y: false, drag: { x: true, y: false }, points: { show: dense, size: 8, fill: bar } },
        scales: {
          x: { time: isTime, range: (u, min, max) => dense ? [min, max] : [min - step * 0.6, max + step * 0.6] },
          y: { range: (u, min, max) => [0, Math.max(1, max ?? 1) * 1.02] },
        },
        ...(isTime ? { tzDate: (t) => uPlot.tzDate(new Date(t * 1000), "Etc/UTC") } : {}),
        axes: [
          { stroke: ink, font, grid: { show: false }, ticks: { stroke: line, size: 6 }, size: 32, gap: 4, space: 72,
            incrs: axisX.incrs, values: (u, splits, axis, space, incr) => splits.map((x) => axisX.text(x, incr)) },
          { stroke: ink, font, size: 56, gap: 8, grid: { stroke: line, width: 1 }, ticks: { show: false }, border: { show: false }, space: 48,
            incrs: [1, 2, 5].flatMap((n) => Array.from({ length: 18 }, (_, e) => n * 10 ** e)).sort((a, b) => a - b),
            values: (u, splits) => splits.map((y) => compact.format(y)) },
        ],
        series,
        hooks: {
          draw: [(u) => mark(u, marked, accent, font)],
          setCursor: [(u) => read(u.cursor.idx)],
          setScale: [(u, key) => { if (key === "x") { buttons(); } }],
        },
      }, [xs, dense ? ys : ys.map((y, i) => i === marked ? null : y), ys.map((y, i) => i === marked ? y : null)], box);
      if (range && range[0] != null) {
        plot.setScale("x", { min: range[0], max: range[1] });
      }
      read(null);
    }

    /** Draws the label of the largest value above the value. */
    function mark(u, i, accent, font) {
      const x = u.valToPos(filled[i].x, "x", true);
      const y = u.valToPos(filled[i].value, "y", true);
      if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) {
        return;
      }
      const text = `${shownX(filled[i].x)} · ${compact.format(filled[i].value)}`;
      const ratio = uPlot.pxRatio ?? devicePixelRatio;
      u.ctx.save();
      u.ctx.font = font.replace("12px", `600 ${12 * devicePixelRatio}px`);
      u.ctx.fillStyle = accent;
      const half = u.ctx.measureText(text).width / 2;
      u.ctx.textAlign = "center";
      u.ctx.textBaseline = "bottom";
      const centre = Math.min(Math.max(x, u.bbox.left + half), u.bbox.left + u.bbox.width - half);
      u.ctx.fillText(text, centre, y - 8 * ratio);
      u.ctx.restore();
    }

    function read(i) {
      at = i;
      const point = i == null ? points[best] : filled[i];
      if (!point) {
        readout.replaceChildren();
      } else if (point.value == null) {
        readout.replaceChildren(h("strong", {}, shownX(point.x)), " · nothing");
      } else {
        readout.replaceChildren(h("strong", {}, shownX(point.x)), ` · ${point.text}`);
      }
    }

    function zoom(by) {
      const { min, max } = plot.scales.x;
      const centre = (min + max) / 2;
      showRange(centre - ((max - min) * by) / 2, centre + ((max - min) * by) / 2);
    }
    function move(by) {
      const { min, max } = plot.scales.x;
      showRange(min + (max - min) * by, max + (max - min) * by);
    }
    /** Shows the range from min to max, limited to the data. */
    function showRange(min, max) {
      const first = filled[0].x;
      const last = filled.at(-1).x;
      const width = Math.min(Math.max(max - min, 6 * step), last - first);
      const from = Math.min(Math.max(min, first), last - width);
      plot.setScale("x", { min: from, max: from + width });
    }
    function whole() {
      plot.setScale("x", { min: filled[0].x, max: filled.at(-1).x });
    }
    const button = (text, name, click) => h("button", { type: "button", "aria-label": name, onclick: click }, text);
    const controls = {
      earlier: button("‹", "Earlier", () => move(-0.5)),
      later: button("›", "Later", () => move(0.5)),
      in: button("+", "Zoom in", () => zoom(0.5)),
      out: button("−", "Zoom out", () => zoom(2)),
      all: button("All", "Show everything", whole),
    };
    function buttons() {
      const zoomed = plot != null && (plot.scales.x.min > filled[0].x || plot.scales.x.max < filled.at(-1).x);
      controls.earlier.disabled = controls.later.disabled = controls.out.disabled = controls.all.disabled = !zoomed;
    }
    box.addEventListener("keydown", (event) => {
      const keys = {
        ArrowLeft: () => go((at ?? filled.length) - 1),
        ArrowRight: () => go((at ?? -1) + 1),
        Home: () => go(0),
        End: () => go(filled.length - 1),
        "+": () => zoom(0.5),
        "-": () => zoom(2),
        Escape: whole,
      };
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        keys[event.key]();
      }
    });
    function go(i) {
      const next = Math.min(Math.max(i, 0), filled.length - 1);
      const { min, max } = plot.scales.x;
      if (filled[next].x < min || filled[next].x > max) {
        showRange(filled[next].x - (max - min) / 2, filled[next].x + (max - min) / 2);
      }
      plot.setCursor({ left: plot.valToPos(filled[next].x, "x"), top: 0 });
    }
    new ResizeObserver(() => {
      if (plot && box.clientWidth > 0 && box.clientWidth !== plot.width) {
        draw();
      }
    }).observe(box);
    redraws.push(() => plot && draw());
    return {
      box,
      readout,
      controls: h("div", { class: "group", role: "group", "aria-label": `Part of the chart: ${label}` }, Object.values(controls)),
      show(newPoints, name) {
        const first = plot === null;
        points = newPoints;
        best = top(points);
        fill();
        box.setAttribute("aria-label", `${label}: ${name}. ${count(points.length, "value", "values")}; the largest is ${points[best].text}, ${shownX(points[best].x)}. Arrow keys read values, plus and minus zoom, Escape shows everything.`);
        const range = first ? null : [plot.scales.x.min, plot.scales.x.max];
        plot?.destroy();
        plot = null;
        draw();
        if (range) {
          plot.setScale("x", { min: range[0], max: range[1] });
        }
        buttons();
      },
    };
  }

  const MONTH = 30 * DAY;
  const YEAR = 365 * DAY;
  const dayAxis = {
    incrs: [DAY, 2 * DAY, 5 * DAY, 7 * DAY, 14 * DAY, MONTH, 2 * MONTH, 3 * MONTH, 6 * MONTH, YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR],
    text: (x, incr) => incr >= YEAR
      ? String(new Date(x * 1000).getUTCFullYear())
      : (incr >= MONTH ? dates.month : dates.day)(x),
  };

  // ---- Trending

  function drawDays(place) {
    const result = data("data-days");
    const days = objects(result).filter((day) => Number.isFinite(seconds(day.day)));
    const measures = {
      listing_views: ["Listing views", "views of listings: a video counts once for each country"],
      video_views: ["Video views", "views of videos: each counts once a day"],
    };
    const bestBy = (key) => days.reduce((best, day, i) => Number(day[key]) > Number(days[best][key]) ? i : best, 0);
    const named = days.findIndex((day) => day.day === result.top);
    const initial = named >= 0 && named === bestBy("video_views") && named !== bestBy("listing_views") ? "video_views" : "listing_views";
    const plot = chart({
      label: "Views per day",
      step: DAY,
      isTime: true,
      shownX: dates.short,
      axisX: dayAxis,
    });
    const show = (measure) => plot.show(
      days.map((day) => ({
        x: seconds(day.day),
        value: Number(day[measure]),
        text: `${integer(day[measure])} ${measures[measure][1].split(":")[0]} · ${count(Number(day.videos), "video", "videos")} in ${count(Number(day.listings), "listing", "listings")}`,
      })), measures[measure][0]);
    place.append(
      h("div", { class: "tools" },
        choice("What counts", Object.entries(measures).map(([key, [name]]) => [key, name]), initial, show),
        plot.controls),
      plot.box, plot.readout,
      rowsOf(() => table(days, [
        { key: "day", name: "Day", kind: "day" },
        { key: "listing_views", name: "Listing views", kind: "number" },
        { key: "video_views", name: "Video views", kind: "number" },
        { key: "videos", name: "Videos", kind: "number" },
        { key: "listings", name: "Listings", kind: "number" },
      ], { label: "Views per day", nouns: ["day", "days"] }).element));
    show(initial);
  }

  const STATUS = {
    downloaded: "no longer in thumbnails/",
    present: "no longer in thumbnails/",
    skipped: "not downloaded",
    missing: "not on the server",
    refused: "refused",
    failed: "failed",
  };

  function drawWorldwide(place) {
    const result = data("data-worldwide");
    const videos = objects(result).map((video, i) => ({ ...video, i, image: result.images[i] }));
    const pictured = videos.some((video) => video.image != null);
    const groups = new Map();
    const source = (video) => {
      if (typeof video.image === "string") {
        return video.image;
      }
      if (!groups.has(video.image)) {
        groups.set(video.image, data("images-" + video.image));
      }
      return groups.get(video.image)[video.i];
    };
    const from = seconds(result.first);
    const all = Math.max(1, seconds(result.last) - from + DAY);
    const why = (video) => (STATUS[video.status] ?? String(video.status ?? "")) + (video.detail && video.status !== "missing" ? `: ${video.detail}` : "");

    function tile(video) {
      const picture = h("div", { class: "picture" });
      if (video.image != null) {
        const image = h("img", { alt: `Thumbnail of ${video.title}`, loading: "lazy", decoding: "async" });
        image.addEventListener("error", () => image.replaceWith(h("span", { class: "status" }, "The image cannot be shown")));
        image.src = source(video);
        picture.append(image);
      } else {
        picture.append(h("span", { class: "status" }, own("No image: " + why(video))));
      }
      const span = h("span");
      const start = seconds(video.first_day);
      const end = seconds(video.last_day) + DAY;
      if (Number.isFinite(from) && Number.isFinite(start)) {
        span.style.marginInlineStart = `${(100 * (start - from)) / all}%`;
        span.style.width = `${(100 * (end - start)) / all}%`;
      }
      const link = videoLink(video.title, video.video_id);
      link.classList.add("title");
      link.setAttribute("title", video.title ?? "");
      return h("li", {}, picture, link,
        h("p", {}, h("strong", {}, count(Number(video.days), "day", "days")), ` · ${shownDay(video.first_day)} to ${shownDay(video.last_day)}`),
        h("div", { class: "span", "aria-hidden": "true" }, span));
    }

    const ORDERS = {
      days: ["Most days", (a, b) => b.days - a.days],
      first: ["Earliest first", (a, b) => KINDS.day.compare(a.first_day, b.first_day)],
      last: ["Latest first", (a, b) => KINDS.day.compare(b.last_day, a.last_day)],
      title: ["Title", (a, b) => collator.compare(a.title ?? "", b.title ?? "")],
    };
    let ordered = videos;
    const list = h("ul", { class: "gallery" });
    const pages = pager("Pages of worldwide videos", GALLERY_ROWS, draw);
    function draw(first) {
      list.replaceChildren(...ordered.slice(first, first + GALLERY_ROWS).map(tile));
    }
    const order = h("select", { onchange: () => sort(order.value) },
      Object.entries(ORDERS).map(([key, [name]]) => h("option", { value: key }, name)));
    function sort(key) {
      ordered = [...videos].sort(ORDERS[key][1]);
      pages.reset(videos.length, ["video", "videos"]);
      draw(0);
    }
    const orderLabel = h("label", {}, "Sort by", order);
    const gallery = h("div", {}, list, pages.element);
    const asTable = h("div");
    function view(which) {
      gallery.hidden = orderLabel.hidden = which !== "gallery";
      asTable.hidden = which !== "table";
      if (which === "table" && !asTable.hasChildNodes()) {
        asTable.append(table(videos, [
          { key: "title", name: "Title", kind: "text", cell: (video) => videoLink(video.title, video.video_id) },
          { key: "days", name: "Days", kind: "number" },
          { key: "first_day", name: "First day", kind: "day" },
          { key: "last_day", name: "Last day", kind: "day" },
          { key: "status", name: "Image", kind: "name", cell: (video) => own(video.image == null ? why(video) : video.status) },
        ], { label: "Worldwide videos", nouns: ["video", "videos"], search: ["title", "video_id"], sort: ["days", false] }).element);
      }
    }
    const initial = pictured ? "gallery" : "table";
    place.append(h("div", { class: "tools" },
      choice("View", [["gallery", "Gallery"], ["table", "Table"]], initial, view), orderLabel), gallery, asTable);
    sort("days");
    view(initial);
  }

  function drawFunny(places) {
    const result = data("data-funny");
    const videos = objects(result);
    const rows = table(videos, [
      { key: "title", name: "Title", kind: "text", cell: (video) => videoLink(video.title, video.video_id) },
      { key: "category", name: "Category", kind: "name" },
      { key: "video_id", name: "Video", kind: "code" },
    ], { label: "Funny videos", nouns: ["video", "videos"], search: ["title", "video_id", "category"], sort: ["title", true] });
    places.table.append(rows.element);
    places.categories.append(bars(result.categories.map(([name, value]) => ({ name, value })), {
      label: "Funny videos by category; each is a filter",
      choose: (category) => rows.show(category === null ? () => true : (video) => video.category === category),
    }));
  }

  function drawCountries(place) {
    const result = data("data-categories");
    const rows = objects(result);
    const countries = Map.groupBy ? Map.groupBy(rows, (row) => row.country) : group(rows);
    function group(all) {
      const groups = new Map();
      all.forEach((row) => groups.has(row.country) ? groups.get(row.country).push(row) : groups.set(row.country, [row]));
      return groups;
    }
    const name = (code) => result.names[code] ?? code;
    const codes = [...countries.keys()].sort((a, b) => collator.compare(name(a), name(b)));
    const chosen = h("select", { onchange: () => show(chosen.value) }, codes.map((code) => h("option", { value: code }, name(code))));
    const title = h("h3", { "aria-live": "polite" });
    const box = h("div");
    function show(code) {
      const categories = [...countries.get(code)].sort((a, b) => a.rank - b.rank);
      const listings = categories.reduce((sum, row) => sum + Number(row.listings), 0);
      title.textContent = `${name(code)}: ${count(listings, "listing", "listings")} by category`;
      box.replaceChildren(
        bars(categories.map((row) => ({ name: row.category, value: row.listings })), { label: `Listings in ${name(code)} by category`, mark: true }));
    }
    const overview = table(codes.map((code) => {
      const categories = [...countries.get(code)].sort((a, b) => a.rank - b.rank);
      const sum = (key) => categories.reduce((all, row) => all + Number(row[key]), 0);
      return { code, name: name(code), first: categories[0].category, second: categories[1]?.category, videos: sum("videos"), listings: sum("listings"), views: sum("views") };
    }), [
      { key: "name", name: "Country", kind: "name", cell: (row) => [own(row.name), " ", h("span", { class: "code" }, own(row.code))] },
      { key: "first", name: "Most listings", kind: "name" },
      { key: "second", name: "Second", kind: "name" },
      { key: "videos", name: "Videos", kind: "number" },
      { key: "listings", name: "Listings", kind: "number" },
      { key: "views", name: "Views", kind: "number" },
    ], { label: "Countries", nouns: ["country", "countries"], search: ["name", "code", "first"], sort: ["name", true] });
    place.append(
      h("div", { class: "split" },
        h("div", {}, h("div", { class: "tools" }, h("label", {}, "Country", chosen)), title, box),
        h("div", {}, h("h3", {}, "All countries"), overview.element)),
      rowsOf(() => table(rows.map((row) => ({ ...row, name: name(row.country) })), [
        { key: "name", name: "Country", kind: "name" },
        { key: "rank", name: "Rank", kind: "number" },
        { key: "category", name: "Category", kind: "name" },
        { key: "videos", name: "Videos", kind: "number" },
        { key: "listings", name: "Listings", kind: "number" },
        { key: "views", name: "Views", kind: "number" },
      ], { label: "Categories by country", search: ["name", "country", "category"] }).element, "Show every category of every country"));
    show(codes[0]);
  }

  // ---- Films

  /** Shows bars, and a table of the same values. */
  function counted(place, pairs, { label, name, nouns, ...options }) {
    const items = pairs.map(([key, value]) => ({ name: key, value }));
    place.append(bars(items, { label, mark: true, ...options }),
      rowsOf(() => table(items, [{ key: "name", name, kind: "name" }, { key: "value", name: nouns[1], kind: "number" }],
        { label, search: ["name"], sort: ["value", false] }).element));
  }

  function drawFilms(places) {
    const films = data("data-films");
    if (films.years.length) {
      const plot = chart({
        label: "Films by year of release",
        step: 1,
        isTime: false,
        low: true,
        shownX: (x) => String(x),
        axisX: { incrs: [1, 2, 5, 10, 20, 50, 100], text: (x) => String(x) },
      });
      places.years.append(h("div", { class: "tools" }, plot.controls), plot.box, plot.readout,
        rowsOf(() => table(films.years.map(([year, value]) => ({ year, value })), [
          { key: "year", name: "Year", kind: "name", cell: (row) => String(row.year) },
          { key: "value", name: "Films", kind: "number" },
        ], { label: "Films by year of release", nouns: ["year", "years"] }).element));
      plot.show(films.years.map(([x, value]) => ({ x, value, text: count(value, "film", "films") })), "films");
    }
    counted(places.countries, films.countries, { label: "Films by country", name: "Country", nouns: ["film", "Films"] });
    counted(places.genres, films.genres, { label: "Films by genre", name: "Genre", nouns: ["film", "Films"] });
  }

  const regions = new Intl.DisplayNames([LANGUAGE], { type: "region", fallback: "code" });
  function countryName(code) {
    return /^[A-Z]{2}$/.test(code) ? regions.of(code) : code;
  }

  function drawBudgets(place) {
    const countries = objects(data("data-top-countries")).map((row) => ({ ...row, name: countryName(row.country) }));
    place.append(
      bars(countries.map((row) => ({ name: row.name, value: row.budget, note: `US dollars · ${count(row.films, "film", "films")}` })),
        { label: "Budget by country", mark: true }),
      rowsOf(() => table(countries, [
        { key: "rank", name: "Rank", kind: "number" },
        { key: "name", name: "Country", kind: "name" },
        { key: "budget", name: "Budget, US dollars", kind: "number" },
        { key: "films", name: "Films", kind: "number" },
      ], { label: "Budget by country" }).element));
  }

  function drawRatings(places) {
    const films = objects(data("data-ratings"));
    places.table.append(table(films, [
      { key: "title", name: "Title", kind: "text" },
      { key: "average", name: "Average", kind: "average" },
      { key: "ratings", name: "Ratings", kind: "number" },
      { key: "id", name: "Film", kind: "code" },
    ], { label: "Ratings of Argentine films", nouns: ["film", "films"], search: ["title", "id"], sort: ["average", false] }).element);
    const steps = Array.from({ length: 9 }, (_, i) => 4.5 - i / 2);
    const buckets = steps.map((from) => ({
      name: `${from.toFixed(1)} to ${(from + 0.5).toFixed(1)}`,
      value: films.filter((film) => film.average >= from && (film.average < from + 0.5 || from === 4.5)).length,
    }));
    places.bars.append(bars(buckets, { label: "Films by average rating" }));
  }

  function drawActors(place) {
    const actors = objects(data("data-top-actors"));
    place.append(
      bars(actors.map((row) => ({ name: row.actor, value: row.films, note: row.films === 1 ? "film" : "films" })), { label: "Actors by number of films", mark: true }),
      rowsOf(() => table(actors, [
        { key: "rank", name: "Rank", kind: "number" },
        { key: "actor", name: "Actor", kind: "name" },
        { key: "films", name: "Films", kind: "number" },
      ], { label: "Actors by number of films" }).element));
  }

  function drawLists(place) {
    const parts = [...place.children];
    const show = (id) => parts.forEach((part) => {
      part.hidden = part.dataset.list !== id;
      if (!part.hidden && !part.hasChildNodes()) {
        const result = data("data-" + id);
        part.append(table(objects(result), [
          { key: "title", name: "Title", kind: "text" },
          { key: "release_date", name: "Released", kind: "day" },
          { key: "genres", name: "Genres", kind: "list" },
          { key: "countries", name: "Countries", kind: "list" },
          { key: "id", name: "Film", kind: "code" },
        ], { label: part.dataset.name, nouns: ["film", "films"], search: ["title", "genres", "countries", "id"], sort: ["title", true] }).element);
      }
    });
    place.before(h("div", { class: "tools" }, choice("List", parts.map((part) => [part.dataset.list, part.dataset.name]), parts[0].dataset.list, show)));
    show(parts[0].dataset.list);
  }

  // ---- The theme

  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;
  const switcher = document.getElementById("theme");
  function themed() {
    switcher.textContent = isDark() ? "Light" : "Dark";
    switcher.setAttribute("aria-label", isDark() ? "Use the light theme" : "Use the dark theme");
    redraws.forEach((redraw) => redraw());
  }
  switcher.hidden = false;
  switcher.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("marquee-theme", root.dataset.theme);
    } catch {
      // Storage is not available: the theme applies until the page is closed.
    }
    themed();
  });
  systemDark.addEventListener("change", themed);

  // Pages are printed in the light theme.
  let beforePrint;
  addEventListener("beforeprint", () => {
    beforePrint = root.dataset.theme;
    root.dataset.theme = "light";
    themed();
  });
  addEventListener("afterprint", () => {
    if (beforePrint) {
      root.dataset.theme = beforePrint;
    } else {
      delete root.dataset.theme;
    }
    themed();
  });

  // ---- The parts of this page

  const place = (id) => document.getElementById(id);
  const draw = (id, how) => { if (place(id)) { how(place(id)); } };
  draw("days-chart", drawDays);
  draw("worldwide-gallery", drawWorldwide);
  draw("funny-table", (rows) => drawFunny({ table: rows, categories: place("funny-categories") }));
  draw("country-categories", drawCountries);
  draw("films-years", (years) => drawFilms({ years, countries: place("films-countries"), genres: place("films-genres") }));
  draw("budgets-bars", drawBudgets);
  draw("ratings-table", (rows) => drawRatings({ table: rows, bars: place("ratings-bars") }));
  draw("actors-bars", drawActors);
  draw("film-lists", drawLists);
  themed();
  root.dataset.ready = "true";
  performance.mark("marquee-ready");
})();
