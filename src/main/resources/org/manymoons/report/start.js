// Draws the sections and keeps the fragment, the navigation and the place on the page together.
(() => {
  Object.assign(mm.state.current, mm.state.read());
  for (const draw of mm.drawings.values()) {
    draw();
  }

  const links = document.querySelectorAll("nav a");
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const bar = document.querySelector("nav ol");
  let scrolling = 0;

  // How tall the bar is, for what must not lie under it.
  const measure = () => document.documentElement.style.setProperty("--bar", `${document.querySelector("nav").offsetHeight}px`);
  new ResizeObserver(measure).observe(document.querySelector("nav"));
  measure();

  function mark(id) {
    for (const link of links) {
      const here = link.dataset.section === id;
      if (here) {
        link.setAttribute("aria-current", "true");
        bar.scrollTo({left: link.offsetLeft - bar.offsetLeft - 16});
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }

  function go(id, smooth) {
    scrolling = Date.now() + 1000;
    const heading = document.getElementById(`${id}-heading`);
    heading.scrollIntoView({behavior: smooth && !reduced.matches ? "smooth" : "instant"});
    heading.focus({preventScroll: true});
  }

  addEventListener("hashchange", () => {
    // A link of the page names only the section; the other choices stay.
    const given = new URLSearchParams(location.hash.slice(1));
    const wanted = mm.state.read();
    mm.state.set(["a", "b", "t", "aligned", "weights", "solutions"].some(key => given.has(key)) ? wanted : {section: wanted.section});
    mark(wanted.section);
    go(wanted.section, false);
  });
  for (const link of document.querySelectorAll("a[href^='#section=']")) {
    link.addEventListener("click", event => {
      event.preventDefault();
      const id = new URLSearchParams(link.hash.slice(1)).get("section");
      mm.state.set({section: id});
      mark(id);
      go(id, true);
    });
  }

  // While the reader scrolls, the section that is read is the one the fragment names.
  const seen = new IntersectionObserver(entries => {
    const entering = entries.find(entry => entry.isIntersecting);
    if (entering && Date.now() > scrolling) {
      mm.state.set({section: entering.target.id});
      mark(entering.target.id);
    }
  }, {rootMargin: "-30% 0px -65% 0px"});
  document.querySelectorAll("main > section").forEach(section => seen.observe(section));

  mark(mm.state.current.section);
  if (new URLSearchParams(location.hash.slice(1)).has("section") && mm.state.current.section !== mm.state.first) {
    go(mm.state.current.section, false);
  }
  document.documentElement.dataset.ready = "yes";
})();
