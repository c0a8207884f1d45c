"use strict";
(() => {
  const narrowBelow = 640;

  // Figures: plotly's own JSON, in the colours of the page and as wide as there is room.

  function themed(layout, style) {
    const color = name => style.getPropertyValue(name).trim();
    const [ink, muted, grid, paper, line] = ["--ink", "--muted", "--grid", "--paper", "--line"].map(color);
    const result = { ...layout, font: { ...layout.font, color: ink }, hoverlabel: { ...layout.hoverlabel, bgcolor: paper, bordercolor: muted, font: { color: ink } } };
    for (const name of Object.keys(layout).filter(name => /^[xy]axis\d*$/.test(name))) {
      result[name] = { ...layout[name], gridcolor: grid, linecolor: line, zerolinecolor: line, tickfont: { color: ink }, title: { ...layout[name].title, font: { size: 13, color: muted } } };
    }
    return result;
  }

  function fitted(layout, narrow, width) {
    const { title, ...rest } = layout; // the page says it as a heading
    const result = { ...rest, width };
    if (width >= narrowBelow) {
      return result;
    }
    if (narrow.height) { result.height = narrow.height; }
    if (narrow.annotations) { result.annotations = narrow.annotations; }
    for (const axis of ["x", "y"]) {
      if (narrow[axis + "ticktext"]) {
        result[axis + "axis"] = { ...result[axis + "axis"], ticktext: narrow[axis + "ticktext"] };
      }
    }
    for (const axis of ["x", "x2"]) {
      if (narrow[axis + "title"]) {
        const name = axis.replace("x", "xaxis");
        result[name] = { ...result[name], title: { ...result[name].title, text: narrow[axis + "title"] } };
      }
    }
    if (narrow.xnticks) { result.xaxis = { ...result.xaxis, nticks: narrow.xnticks }; }
    result.font = { ...result.font, size: 12 };
    return result;
  }

  const json = id => JSON.parse(document.getElementById(id).textContent);
  const figures = [...document.querySelectorAll("[data-figure]")].map(element => ({
    element,
    figure: json(element.dataset.figure + "-json"),
    narrow: json(element.dataset.figure + "-narrow"),
    drawn: "",
  }));

  function drawOne(entry) {
    const style = getComputedStyle(document.documentElement);
    const width = Math.floor(entry.element.clientWidth);
    const state = width + style.getPropertyValue("--ink") + style.getPropertyValue("--paper");
    if (width > 0 && entry.drawn !== state) {
      entry.drawn = state;
      const layout = themed(fitted(entry.figure.layout, entry.narrow, width), style);
      Plotly.react(entry.element, structuredClone(entry.figure.data), structuredClone(layout), { displayModeBar: false });
    }
  }

  const draw = () => figures.forEach(drawOne);

  // One after the other, so that the page can be read and used meanwhile.
  async function drawInTurn() {
    for (const entry of figures) {
      entry.element.style.minHeight = (entry.narrow.height && entry.element.clientWidth < narrowBelow ? entry.narrow.height : entry.figure.layout.height) + "px";
    }
    for (const entry of figures) {
      drawOne(entry);
      await new Promise(next => setTimeout(next));
    }
    document.documentElement.dataset.figures = "drawn";
  }

  if (typeof Plotly === "undefined") {
    for (const { element } of figures) {
      element.textContent = "This figure could not be drawn. Its numbers are in the table below.";
    }
  } else {
    drawInTurn();
    let waiting = false;
    addEventListener("resize", () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => { waiting = false; draw(); });
      }
    });
    for (const query of ["(prefers-color-scheme: dark)", "print"]) {
      matchMedia(query).addEventListener("change", draw);
    }
    addEventListener("beforeprint", draw);
    addEventListener("afterprint", draw);
  }

  // Tables: a click on a heading sorts, a text filters.

  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function compare(left, right, sign) {
    const [a, b] = [left.dataset.number, right.dataset.number];
    if (a !== undefined && b !== undefined) { return sign * (Number(a) - Number(b)); }
    if (a !== undefined || b !== undefined) { return a === undefined ? 1 : -1; } // without a number: last
    return sign * collator.compare(left.textContent, right.textContent);
  }

  function makeSortable(table) {
    const body = table.tBodies[0];
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      heading.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const first = heading.classList.contains("number") ? "descending" : "ascending";
        const other = first === "ascending" ? "descending" : "ascending";
        const order = heading.getAttribute("aria-sort") === first ? other : first;
        headings.forEach(each => each.setAttribute("aria-sort", each === heading ? order : "none"));
        const sign = order === "ascending" ? 1 : -1;
        body.append(...[...body.rows].sort((left, right) => compare(left.cells[column], right.cells[column], sign)));
      });
    });
  }

  function makeFilterable(region, table) {
    const rows = [...table.tBodies[0].rows];
    const box = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    box.className = "filter";
    input.type = "search";
    input.id = label.htmlFor = "filter-" + document.querySelectorAll(".filter").length;
    label.textContent = "Filter";
    count.setAttribute("aria-live", "polite");
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every(word => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = `${shown} of ${rows.length} rows`;
    };
    input.addEventListener("input", apply);
    apply();
    box.append(label, input, count);
    region.before(box);
  }

  for (const region of document.querySelectorAll(".table")) {
    const table = region.querySelector("table");
    if (table.tBodies[0].rows.length > 1) { makeSortable(table); }
    if (table.tBodies[0].rows.length > 7) { makeFilterable(region, table); }
  }
})();
