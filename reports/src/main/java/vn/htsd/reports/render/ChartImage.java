package vn.htsd.reports.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** Hands a chart to Jasper, which draws it into the page instead of placing a bitmap. */
@SuppressWarnings("serial")
final class ChartImage extends AbstractRenderer implements Graphics2DRenderable {
    private final transient Chart chart;

    ChartImage(Chart chart) {
        this.chart = chart;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D page, Rectangle2D area) {
        var own = (Graphics2D) page.create();
        own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        own.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.draw(own, area);
        own.dispose();
    }
}
