package org.manymoons.config.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document (core schema) into nodes with places. Duplicate keys, anchors, aliases, tags, and further
 * documents are reported and skipped; a syntax error ends the reading.
 *
 * <p>It goes by the parser's events and not by Jackson, because only these know the place of every key and value, and
 * because nothing is expanded or constructed on the way.
 */
public final class YamlReader {
    private final Function<Event, Place> places;
    private final List<Problem> problems;
    private final Iterator<Event> events;
    private int nodes;

    private YamlReader(String text, Function<Event, Place> places, List<Problem> problems) {
        this.places = places;
        this.problems = problems;
        this.events = new Parse(LoadSettings.builder()
                        .setCodePointLimit(Limits.FILE_BYTES)
                        .build())
                .parseString(text)
                .iterator();
    }

    /** The document of a file; problems are added to the list. */
    public static Optional<YamlNode> file(String name, String text, List<Problem> problems) {
        return read(text, event -> place(name, event.getStartMark()), mark -> place(name, mark), problems);
    }

    /** The value of an option, which has one place for all its parts. */
    public static Optional<YamlNode> option(Place option, String text, List<Problem> problems) {
        return read(text, event -> option, mark -> option, problems);
    }

    private static Optional<YamlNode> read(
            String text,
            Function<Event, Place> places,
            Function<Optional<Mark>, Place> errorPlaces,
            List<Problem> problems) {
        try {
            return new YamlReader(text, places, problems).document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problems.add(new Problem(errorPlaces.apply(mark), "not YAML: " + Show.message(e.getProblem())));
        } catch (YamlEngineException e) {
            problems.add(new Problem(errorPlaces.apply(Optional.empty()), "not YAML: " + Show.message(e.getMessage())));
        } catch (IllegalArgumentException e) { // the library's own of an escape such as \Uffffffff
            problems.add(new Problem(
                    errorPlaces.apply(Optional.empty()), "not YAML: an escape in quotes stands for no character"));
        } catch (TooMuch e) {
            problems.add(new Problem(e.place, e.text));
        }
        return Optional.empty();
    }

    private static Place place(String name, Optional<Mark> mark) {
        return mark.map(m -> new Place(name, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Place(name, 1, 1));
    }

    private Optional<YamlNode> document() {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent start) {
                root = node(start, 0);
            } else if (event.getEventId() == Event.ID.DocumentStart && root != null) {
                problem(event, "a second document begins; a configuration file has one");
                break;
            }
        }
        return Optional.ofNullable(root);
    }

    private YamlNode node(NodeEvent event, int depth) {
        Place place = places.apply(event);
        if (depth > Limits.DEPTH) {
            throw new TooMuch(place, "nested more than " + Limits.DEPTH + " levels deep; a configuration has four");
        }
        nodes++;
        if (nodes > Limits.NODES) {
            throw new TooMuch(place, "more than " + Limits.NODES + " keys and values; a configuration has some fifty");
        }
        if (event instanceof AliasEvent alias) {
            problem(
                    event,
                    "alias *" + Show.shortened(alias.getAlias().getValue()) + " is not allowed; write the value out");
            return new YamlNode.Refused(place);
        }
        event.getAnchor()
                .ifPresent(a ->
                        problem(event, "anchor &" + Show.shortened(a.getValue()) + " is not allowed; leave it out"));
        if (event instanceof ScalarEvent scalar) {
            boolean tagged = refuseTag(event, scalar.getTag());
            return tagged ? new YamlNode.Refused(place) : scalar(place, scalar);
        }
        boolean tagged = refuseTag(event, ((CollectionStartEvent) event).getTag());
        YamlNode node = event instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
        return tagged ? new YamlNode.Refused(place) : node;
    }

    private boolean refuseTag(Event event, Optional<String> tag) {
        tag.ifPresent(t -> problem(event, "tag " + Show.shortened(t) + " is not allowed; write the plain value"));
        return tag.isPresent();
    }

    private YamlNode.Sequence sequence(Place place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event instanceof NodeEvent item; event = events.next()) {
            items.add(node(item, depth + 1));
        }
        return new YamlNode.Sequence(place, items);
    }

    private YamlNode.Mapping mapping(Place place, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event instanceof NodeEvent start; event = events.next()) {
            YamlNode key = node(start, depth + 1);
            YamlNode value = node((NodeEvent) events.next(), depth + 1);
            if (!(key instanceof YamlNode.Scalar name)) {
                if (!(key instanceof YamlNode.Refused)) {
                    problem(start, key.show() + " cannot be a key; keys are plain words");
                }
                continue;
            }
            YamlNode.Entry before = entries.putIfAbsent(name.text(), new YamlNode.Entry(key.place(), value));
            if (before != null) {
                String first = before.key().isOption()
                        ? ""
                        : "; it is given first in line " + before.key().line();
                problem(start, "duplicate key " + Show.shortened(name.text()) + first);
            }
        }
        return new YamlNode.Mapping(place, entries);
    }

    private void problem(Event event, String text) {
        problems.add(new Problem(places.apply(event), text));
    }

    private YamlNode scalar(Place place, ScalarEvent event) {
        String text = event.getValue();
        OptionalInt hidden = text.codePoints().filter(c -> !Show.isPrintable(c)).findFirst();
        if (hidden.isPresent()) {
            problem(
                    event,
                    Show.quoted(text) + " has a character that cannot be seen, "
                            + String.format(Locale.ROOT, "U+%04X", hidden.getAsInt()) + "; delete it");
            return new YamlNode.Refused(place);
        }
        return new YamlNode.Scalar(place, text, event.isPlain() ? CoreScalar.value(text) : text);
    }

    /** Ends the reading of a file that is no configuration. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Place place;
        private final String text;

        TooMuch(Place place, String text) {
            super(text, null, false, false);
            this.place = place;
            this.text = text;
        }
    }
}
