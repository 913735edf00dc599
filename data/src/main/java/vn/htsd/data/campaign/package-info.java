/**
 * The yearly Week: its dates, theme, legal basis and deadlines. Open {@link vn.htsd.data.campaign.CampaignCatalogue} first.
 */
@NullMarked
package vn.htsd.data.campaign;

import org.jspecify.annotations.NullMarked;
