package org.countersign.app.service.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a picture out in layers from left to right with Eclipse ELK. The same picture is laid out
 * the same every time.
 */
public final class MapLayout {
  /** Width and height of a node. */
  public static final double WIDTH = 196;

  public static final double HEIGHT = 50;

  private static final double MARGIN = 12;

  /** Where more nodes than these would stand in one column, a layer becomes several. */
  private static final int COLUMN = 24;

  private static final double TOO_TALL = 2;

  /** Between layers; wide enough for a number where an edge stands for many. */
  private static final double GAP = 38;

  private static final double WIDE_GAP = 66;

  private MapLayout() {}

  /**
   * Where everything is.
   *
   * @param boxes by the id of the node
   * @param routes of the edges, in their order
   */
  public record Layout(double width, double height, Map<String, Box> boxes, List<Route> routes) {
    /** Of nothing. */
    public static final Layout EMPTY = new Layout(0, 0, Map.of(), List.of());
  }

  /** A node's upper left corner; all have the same size. */
  public record Box(double x, double y) {}

  /** The corners of an edge's line, x and y in turn, from its beginning to its arrow. */
  public record Route(MapEdge edge, List<Double> corners) {}

  /**
   * Lays it out.
   *
   * @param cancelled asked now and then
   * @throws CancellationException once it is
   */
  public static Layout of(MapPicture picture, BooleanSupplier cancelled) {
    if (picture.nodes().isEmpty()) {
      return Layout.EMPTY;
    }
    Attempt first = new Attempt(picture);
    first.run(cancelled);
    if (picture.nodes().size() <= COLUMN || first.height() < TOO_TALL * first.width()) {
      return first.layout();
    }
    Attempt second = new Attempt(picture);
    second.columns(Math.max(COLUMN, (int) Math.sqrt(2.0 * picture.nodes().size())));
    second.run(cancelled);
    return second.layout();
  }

  /** One graph of ELK's. */
  private static final class Attempt {
    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<ElkEdge, MapEdge> edges = new HashMap<>();
    private final MapPicture picture;

    Attempt(MapPicture picture) {
      this.picture = picture;
      // Without Eclipse around it nobody else tells ELK of the algorithm's options.
      LayoutMetaDataService.getInstance()
          .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
      options();
      for (MapNode node : picture.nodes()) {
        ElkNode made = ElkGraphUtil.createNode(graph);
        made.setDimensions(WIDTH, HEIGHT);
        nodes.put(node.id(), made);
      }
      for (MapEdge edge : picture.edges()) {
        edges.put(
            ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to())), edge);
      }
    }

    private void options() {
      graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
      graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
      graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
      graph.setProperty(LayeredOptions.MERGE_EDGES, true);
      graph.setProperty(LayeredOptions.ASPECT_RATIO, 1.5);
      graph.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
      graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 14.0);
      boolean counted = picture.edges().stream().anyMatch(edge -> edge.count() > 1);
      graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, counted ? WIDE_GAP : GAP);
      graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 28.0);
      graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 5.0);
      graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 10.0);
      graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 6.0);
    }

    void columns(int bound) {
      graph.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.COFFMAN_GRAHAM);
      graph.setProperty(LayeredOptions.LAYERING_COFFMAN_GRAHAM_LAYER_BOUND, bound);
    }

    void run(BooleanSupplier cancelled) {
      LayeredLayoutProvider provider = new LayeredLayoutProvider();
      provider.initialize(null);
      provider.layout(graph, new Monitor(cancelled));
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
    }

    double width() {
      return graph.getWidth();
    }

    double height() {
      return graph.getHeight();
    }

    Layout layout() {
      Map<String, Box> boxes = new HashMap<>();
      nodes.forEach((id, node) -> boxes.put(id, new Box(node.getX(), node.getY())));
      Map<MapEdge, Route> routes = new HashMap<>();
      edges.forEach((edge, known) -> routes.put(known, new Route(known, corners(edge))));
      return new Layout(
          width(), height(), Map.copyOf(boxes), picture.edges().stream().map(routes::get).toList());
    }

    private static List<Double> corners(ElkEdge edge) {
      List<Double> corners = new ArrayList<>();
      for (ElkEdgeSection section : edge.getSections()) {
        corners.add(section.getStartX());
        corners.add(section.getStartY());
        for (ElkBendPoint bend : section.getBendPoints()) {
          corners.add(bend.getX());
          corners.add(bend.getY());
        }
        corners.add(section.getEndX());
        corners.add(section.getEndY());
      }
      return List.copyOf(corners);
    }
  }

  private static final class Monitor extends BasicProgressMonitor {
    private final BooleanSupplier cancelled;

    Monitor(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public boolean isCanceled() {
      return cancelled.getAsBoolean();
    }

    @Override
    protected BasicProgressMonitor doSubTask(float work, int maxRecords) {
      return new Monitor(cancelled);
    }
  }
}
